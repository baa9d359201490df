// Pulls from the made-up shop, and what else reads it, each as a process of its own that tells how long it took.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listening, type Serving } from '../load/processes.ts';
import type { PeerKind } from './peer-process.ts';

const BINARY = join(process.cwd(), 'bin', 'pilito.js');
const KEYS = ['--consumer-key', 'ck_bench', '--consumer-secret', 'cs_bench'];

/** Built beside the benchmarks. */
function beside(name: string): string {
  return fileURLToPath(new URL(import.meta.resolve(join(process.cwd(), 'dist', 'bench', 'shop', `${name}.js`))));
}

/** `wait`: milliseconds a page. */
export function openShop(products: number, wait: number): Promise<Serving> {
  const child = spawn(process.execPath, [beside('shop-process'), String(products), String(wait)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return listening(child, 'the shop');
}

export interface Ended {
  said: string;
  /** The largest it was, bytes; 0 where the system does not tell. */
  memory: number;
}

/** Runs a program to its end; throws when it fails. */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [said, complained, memory] = ['', '', 0];
    const look = setInterval(() => {
      memory = Math.max(memory, peakOf(child.pid ?? 0));
    }, 50);
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complained += chunk.toString();
    });
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(look);
      if (code === 0) resolve({ said, memory });
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}: ${complained}`));
    });
  });
}

function peakOf(pid: number): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

export interface Pulled {
  ms: number;
  memory: number;
  created: number;
  updated: number;
  unchanged: number;
}

/** A database with the shop as its store, and full pulls into it. */
export async function storeOf(shop: Serving, directory: string, name: string): Promise<() => Promise<Pulled>> {
  const env = { PATH: process.env.PATH ?? '', HOME: directory };
  const pilito = (...args: string[]) =>
    run(process.execPath, [BINARY, '--db', join(directory, `${name}.db`), '--json', ...args], env);
  await pilito('store', 'add', 'shop', '--url', shop.url, '--allow-private-network', ...KEYS);
  return async () => {
    const { said, memory } = await pilito('pull', 'shop', '--full');
    const { duration_ms: ms, created, updated, unchanged } = JSON.parse(said.trim().split('\n').at(-1) ?? '{}');
    return { ms, memory, created, updated, unchanged };
  };
}

/** Milliseconds. */
export async function peer(kind: PeerKind, shop: Serving, file: string, pages = 0): Promise<number> {
  const args = [kind, shop.url, file, String(pages)];
  return Number((await run(process.execPath, [beside('peer-process'), ...args])).said);
}
