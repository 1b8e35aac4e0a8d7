import {
  namespace,
  partner,
  service,
  Setting,
  use,
  view,
  waypoint,
} from './__testUtils__/setting';
import { waypointBinding } from './binding';
import { WaypointSubject } from './wanted';

describe('a ServiceEntry', () => {
  const away = { waypoints: [waypoint({}, 'All', 'infra')] };
  const asked = (
    subject: WaypointSubject,
    entries: Setting['entries'],
    setting: Setting = {},
  ) => waypointBinding(subject, view({ ...setting, entries }));

  it('that no proxy hears of has no waypoint, nor is there a word of opting out', () => {
    expect(asked(partner(use('wp')), 'none')).toBeNull();
    expect(asked(partner(use('none')), 'none')).toBeNull();
    expect(asked(partner(use('none')), 'public')).toMatchObject({
      reason: 'opted-out',
    });
  });

  it('that its namespace alone sees has no waypoint elsewhere, where others would see it', () => {
    const subject = partner(use('wp', 'infra'));
    expect(asked(subject, 'namespace', away)).toMatchObject({
      bound: false,
      reason: 'cross-namespace-forbidden',
    });
    expect(asked(subject, 'public', away)).toMatchObject({ bound: true });
    expect(asked(partner(use('wp')), 'namespace')).toMatchObject({
      bound: true,
    });
  });

  it('is told first what else is wrong with a waypoint elsewhere', () => {
    const closed = { waypoints: [waypoint({}, 'Same', 'infra')] };
    const subject = partner(use('wp', 'infra'));
    expect(asked(subject, 'namespace', closed)).toMatchObject({
      reason: 'attachment-denied',
    });
  });

  it('alone is ever hidden: services and namespaces are not', () => {
    const subjects = [
      service(use('wp', 'infra')),
      namespace(use('wp', 'infra')),
    ];
    for (const subject of subjects) {
      expect(asked(subject, 'namespace', away)).toMatchObject({ bound: true });
      expect(asked(subject, 'none', away)).toMatchObject({ bound: true });
    }
  });
});
