// What something took, by the wall and by the processor: the machine may be shared, and a wait is no work.

export interface Took {
  /** Seconds. */
  wall: number;
  /** Seconds of the whole process. */
  cpu: number;
}

interface Clocks {
  at: number;
  usage: NodeJS.CpuUsage;
}

export function clocks(): Clocks {
  return { at: performance.now(), usage: process.cpuUsage() };
}

export function since({ at, usage }: Clocks): Took {
  const { user, system } = process.cpuUsage(usage);
  return { wall: (performance.now() - at) / 1_000, cpu: (user + system) / 1_000_000 };
}
