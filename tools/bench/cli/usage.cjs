// Loaded into the measured process: writes what it used to the file that MESH_BENCH_USAGE names.
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(
    process.env.MESH_BENCH_USAGE,
    JSON.stringify({
      rssMb: maxRSS / 1024,
      cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    }),
  );
});
