import { credentialHeaders } from './credentialHeaders';

function tokenFile(tokens: string[]) {
  let now = 0;
  let reads = 0;
  const readFile = jest.fn(async () => tokens[reads++]);
  const headers = credentialHeaders(
    { type: 'token-file', file: '/var/token' },
    { now: () => now, readFile },
  );
  return {
    headers,
    readFile,
    wait: (ms: number) => {
      now += ms;
    },
  };
}

describe('credentialHeaders', () => {
  it('reads a token file again before it is older than a minute', async () => {
    const { headers, readFile, wait } = tokenFile(['one\n', 'two\n']);
    expect(await headers.headers()).toEqual({ authorization: 'Bearer one' });
    wait(59_000);
    expect(await headers.headers()).toEqual({ authorization: 'Bearer one' });
    expect(readFile).toHaveBeenCalledTimes(1);
    wait(1_000);
    expect(await headers.headers()).toEqual({ authorization: 'Bearer two' });
  });

  it('reads it again after a refusal, once', async () => {
    const { headers } = tokenFile(['one', 'two']);
    await headers.headers();
    expect(headers.refresh()).toBe(true);
    expect(headers.refresh()).toBe(false);
    expect(await headers.headers()).toEqual({ authorization: 'Bearer two' });
  });

  it('names the file that cannot be read', async () => {
    const headers = credentialHeaders(
      { type: 'token-file', file: '/var/token' },
      { now: () => 0, readFile: () => Promise.reject(new Error('EACCES')) },
    );
    await expect(headers.headers()).rejects.toMatchObject({
      reason: 'CredentialUnreadable',
      message: 'the token file /var/token cannot be read',
    });
  });

  it('has nothing to read again for a fixed token', async () => {
    const headers = credentialHeaders(
      { type: 'token', token: 't' },
      { now: () => 0 },
    );
    expect(await headers.headers()).toEqual({ authorization: 'Bearer t' });
    expect(headers.refresh()).toBe(false);
  });
});
