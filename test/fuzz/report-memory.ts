// Loaded into a server before anything else: on SIGUSR2 it logs how much memory is in use when all that is not used is gone.
process.on("SIGUSR2", () => {
  for (let times = 0; times < 4; times++) globalThis.gc?.();
  const { heapUsed } = process.memoryUsage();
  process.stdout.write(`${JSON.stringify({ msg: "memory", heapUsed })}\n`);
});
