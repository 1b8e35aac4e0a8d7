import type { Step } from './life';
import { stageErrors } from './stages';
import { Trail } from './trail';

/** What is wrong with the way of one subject, between the first of these and the last. */
function errorsOf(
  way: (string | null)[],
  step: Pick<Step, 'becomes' | 'passes'>,
): string[] {
  const trail = new Trail();
  const note = (says: string | null) =>
    trail.note(says === null ? {} : { it: says });
  note(way[0]);
  trail.begin();
  way.slice(1).forEach(note);
  return stageErrors({ name: 'a step', writes: [], ...step }, trail, ['it']);
}

describe('the way of a subject', () => {
  const maybe = { says: 'maybe', mayBeMissed: true as const };
  const passes = { it: [{ says: 'one' }, maybe, { says: 'two' }] };
  const becomes = { it: 'end' };

  it.each([
    ['all stages', ['begin', 'one', 'maybe', 'two', 'end']],
    ['all but what may be missed', ['begin', 'one', 'two', 'end']],
    ['from nothing', [null, 'one', 'two', 'end']],
    [
      'the same again in between is not told',
      ['begin', 'one', 'one', 'two', 'end'],
    ],
  ])('is right: %s', (_, way) => {
    expect(errorsOf(way, { becomes, passes })).toEqual([]);
  });

  it.each([
    ['a stage is missing', ['begin', 'one', 'end']],
    ['another order', ['begin', 'two', 'one', 'end']],
    ['a stage that nobody named', ['begin', 'one', 'other', 'two', 'end']],
    ['it was gone for a moment', ['begin', 'one', null, 'two', 'end']],
    ['it has not moved yet', ['end']],
  ])('is wrong: %s', (_, way) => {
    expect(errorsOf(way, { becomes, passes })).toHaveLength(1);
  });

  it('is straight where a step says so', () => {
    const straight = { becomes, passes: { it: [] } };
    expect(errorsOf(['begin', 'end'], straight)).toEqual([]);
    expect(errorsOf(['begin', 'one', 'end'], straight)).toEqual([
      'it should pass nothing: begin  ->  one  ->  end',
    ]);
  });

  it('leads nowhere where the step does not name it, not even there and back', () => {
    expect(errorsOf(['begin'], { becomes: {} })).toEqual([]);
    expect(errorsOf(['begin', 'one', 'begin'], { becomes: {} })).toEqual([
      'it should not move: begin  ->  one  ->  begin',
    ]);
  });

  it('does not matter where the step names only its end', () => {
    expect(errorsOf(['begin', 'x', 'end'], { becomes })).toEqual([]);
  });
});
