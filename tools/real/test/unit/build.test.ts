import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { givenBinary } from '../../binaries';
import { requireFreeSpace } from '../../build/diskSpace';
import { requireGo } from '../../build/goToolchain';
import {
  judgeBinary,
  linkerFlags,
  pinnedBinaries,
  pinnedVersion,
} from '../../build/pins';
import { isUpToDate, sourceHash, stampOf, writeStamp } from '../../build/stamp';

const folder = mkdtempSync(join(tmpdir(), 'real-build-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A folder for the PATH with a `go` that says it is of this version. */
function goOf(version: string): string {
  const bin = mkdtempSync(join(folder, 'bin-'));
  writeFileSync(join(bin, 'go'), `#!/bin/sh\necho ${version}\n`);
  chmodSync(join(bin, 'go'), 0o755);
  return bin;
}

function withPath<T>(path: string, act: () => T): T {
  const before = process.env.PATH;
  process.env.PATH = path;
  try {
    return act();
  } finally {
    process.env.PATH = before;
  }
}

test('Go: missing, too old and new enough', () => {
  assert.throws(
    () => withPath('/nonexistent', requireGo),
    /needs Go 1\.26 or newer on the PATH, found none\. Install it from/,
  );
  for (const old of ['go1.25.9', 'go1.9']) {
    assert.throws(() => withPath(goOf(old), requireGo), {
      message: new RegExp(`found ${old}\\.`),
    });
  }
  for (const fine of ['go1.26.0', 'go1.30', 'go2.1']) {
    assert.equal(withPath(goOf(fine), requireGo), fine);
  }
});

test('a disk without room is said before anything is built', async () => {
  await assert.rejects(
    requireFreeSpace(1_000_000),
    /needs 1000000 GiB of free disk space in .*, there are [\d.]+ GiB.*MESH_CACHE/,
  );
  await requireFreeSpace(0);
});

test('every binary has a pinned version, which Kubernetes and Istio print', () => {
  const versions = pinnedBinaries.map(binary => {
    const version = pinnedVersion(binary.product, binary.module);
    return [binary.name, version, linkerFlags(binary, version)] as const;
  });
  for (const [name, version] of versions) {
    assert.match(version, /^v\d+\.\d+\.\d+/, name);
  }
  const flagsOf = (name: string) => versions.find(one => one[0] === name)?.[2];
  assert.match(flagsOf('kubectl') ?? '', /gitVersion=v1\.36\.3 /);
  assert.match(flagsOf('kubectl') ?? '', /gitMinor=36 /);
  assert.match(
    flagsOf('pilot-discovery') ?? '',
    /buildVersion=1\.32-alpha\.eed52ebb66ad/,
  );
});

test('a module that is not required is named', () => {
  assert.throws(
    () => pinnedVersion('etcd', 'example.org/none'),
    /go\/etcd\/go\.mod does not require example\.org\/none/,
  );
});

test('given binaries: named ones win, a wrong name is an error', () => {
  const [etcd] = pinnedBinaries;
  const file = join(folder, 'etcd');
  const other = join(folder, 'other-etcd');
  writeFileSync(file, '');
  writeFileSync(other, '');
  assert.equal(givenBinary(etcd, {}), undefined);
  assert.equal(givenBinary(etcd, { KUBEBUILDER_ASSETS: folder }), file);
  const both = { KUBEBUILDER_ASSETS: folder, TEST_ASSET_ETCD: other };
  assert.equal(givenBinary(etcd, both), other);
  assert.throws(
    () => givenBinary(etcd, { TEST_ASSET_ETCD: '/nonexistent/etcd' }),
    /TEST_ASSET_ETCD names \/nonexistent\/etcd, which does not exist/,
  );
});

test('an artefact is built again when its version or flags change', () => {
  const file = join(folder, 'artefact');
  const stamp = { version: 'v1', flags: '-a' };
  assert.equal(isUpToDate(file, stamp), false);
  writeFileSync(file, '');
  assert.equal(isUpToDate(file, stamp), false);
  writeStamp(file, stamp);
  assert.equal(isUpToDate(file, stamp), true);
  assert.equal(isUpToDate(file, { ...stamp, version: 'v2' }), false);
  assert.equal(isUpToDate(file, { ...stamp, flags: '-b' }), false);
  writeFileSync(`${file}.json`, 'half');
  assert.equal(isUpToDate(file, stamp), false);
});

test('our own program is built again when its source changes', () => {
  const source = mkdtempSync(join(folder, 'source-'));
  const file = join(folder, 'program');
  writeFileSync(file, '');
  writeFileSync(join(source, 'main.go'), 'package main');
  const stamp = () => ({
    version: 'v1',
    flags: '',
    source: sourceHash(source),
  });
  writeStamp(file, stamp());
  assert.equal(isUpToDate(file, stamp()), true);
  writeFileSync(join(source, 'main.go'), 'package main // changed');
  assert.equal(isUpToDate(file, stamp()), false);
  writeStamp(file, stamp());
  writeFileSync(join(source, 'more.go'), '');
  assert.equal(isUpToDate(file, stamp()), false);
});

test('the judge is made of its source and of the Istio that the others are', () => {
  const { version, source } = stampOf(judgeBinary);
  assert.match(source ?? '', /^[0-9a-f]{64}$/);
  assert.equal(version, pinnedVersion('istio', 'istio.io/istio'));
  assert.equal(stampOf(pinnedBinaries[0]).source, undefined);
});
