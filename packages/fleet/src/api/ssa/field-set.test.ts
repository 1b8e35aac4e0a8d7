import { FieldSet, pathText } from './field-set';

const set = (fields: object) => FieldSet.fromFieldsV1({ ...fields });

describe('sets of fields', () => {
  const fields = {
    'f:metadata': { 'f:labels': { '.': {}, 'f:a': {} } },
    'f:spec': { 'f:ports': { 'k:{"port":80}': { '.': {}, 'f:name': {} } } },
  };

  it('are what managedFields say', () => {
    expect(set(fields).toFieldsV1()).toEqual(fields);
  });

  it('keep what is below when a member is taken out', () => {
    const without = set(fields).difference(
      FieldSet.of(['f:metadata', 'f:labels']),
    );
    expect(without.toFieldsV1()['f:metadata']).toEqual({
      'f:labels': { 'f:a': {} },
    });
  });

  it('lose what is below when a member is taken out with all of it', () => {
    const without = set(fields).recursiveDifference(FieldSet.of(['f:spec']));
    expect(Object.keys(without.toFieldsV1())).toEqual(['f:metadata']);
  });

  it('name paths as conflicts do', () => {
    const paths = [...set(fields).paths()].map(pathText);
    expect(paths).toEqual([
      '.metadata.labels',
      '.metadata.labels.a',
      '.spec.ports[port=80]',
      '.spec.ports[port=80].name',
    ]);
  });
});
