import { Command } from '../../io';
export const exportCommand: Command = { summary: '', help: () => '', run: async () => 0 };
