import { Command } from '../../io';
export const explain: Command = {
  summary: '',
  help: () => '',
  run: async () => 0,
};
