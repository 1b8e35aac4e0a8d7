import { JudgeProcess } from './client';
import { run } from './run';
import { subjects } from './subjects';

async function main() {
  const [cases = '2000', only] = process.argv.slice(2);
  const judge = JudgeProcess.start();
  for (const subject of subjects) {
    if (only && subject.name !== only) continue;
    const { disagreement, ...out } = await subject.with(one =>
      run(one, judge, { cases: Number(cases), seed: 1 }),
    );
    console.log(out);
    console.log(disagreement);
  }
  await judge.stop();
}
void main();
