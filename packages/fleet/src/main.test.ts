import { FLEET_FOLDER } from './fleet/paths';
import { optionsOf } from './main';

describe('options of npm run fleet', () => {
  it('are the whole story on the ports of app-config.yaml by default', () => {
    expect(optionsOf([])).toEqual({
      clusters: undefined,
      ports: 'fixed',
      folder: FLEET_FOLDER,
    });
  });

  it('name clusters, ports and a folder', () => {
    const args = ['--clusters', 'prod-eu-1, edge-eu-2', '--port-base', '20000'];
    expect(optionsOf([...args, '--folder', '/tmp/f'])).toEqual({
      clusters: ['prod-eu-1', 'edge-eu-2'],
      ports: 20000,
      folder: '/tmp/f',
    });
    expect(optionsOf(['--port-base', '0'])).toMatchObject({ ports: 'any' });
    expect(optionsOf(['--help'])).toBe('help');
  });

  it.each([
    [['--clusters', 'nowhere'], 'no cluster "nowhere"; there are prod-eu-1'],
    [['--port-base', 'x'], '--port-base: expected 0 to 65500, got "x"'],
    [['--port-base', ''], '--port-base: expected 0 to 65500, got ""'],
    [['--speed', '9'], "Unknown option '--speed'"],
  ])('refuses %j', (args, message) => {
    expect(() => optionsOf(args)).toThrow(message);
  });
});
