// The examples that are configurations: each read by the program it is for, or by a linter, and held against what
// pilito's commands and routes really are.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validate } from 'dockerfile-utils';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pilito } from '../support/cli.ts';
import { describeWith } from '../support/programs.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const EXAMPLES = join(ROOT, 'examples');
const read = (path: string) => readFileSync(join(EXAMPLES, path), 'utf8');
const scratch = mkdtempSync(join(tmpdir(), 'pilito-examples-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const run = (program: string, ...args: string[]) => spawnSync(program, args, { encoding: 'utf8' });

/** The pilito commands in a text, with their options, up to what a shell would end them at. */
const commandsIn = (text: string) =>
  [...text.matchAll(/^(?!\s*#).*$/gm)].flatMap(([line]) =>
    line
      .split(/&&|\|\||;|\|/)
      .flatMap((part) => /(?:^|\s|env )pilito ((?:[a-z]+ ?)+(?: ?--?[a-z][\w-]*)*.*)$/.exec(part)?.[1] ?? []),
  );

async function expectKnown(command: string): Promise<void> {
  const words = command.trim().split(/\s+/);
  const options = words.filter((word) => word.startsWith('--'));
  const { code, stdout } = await pilito([words[0] ?? '', '--help']);
  expect({ command, code }).toEqual({ command, code: 0 });
  for (const option of options) expect(stdout).toContain(option);
}

describe('every command in an example', () => {
  const files = ['cron/pilito', 'systemd/pilito.service', 'systemd/pilito-pull.service', 'ollama/README.md'];
  const commands = files.flatMap((file) => commandsIn(read(file)).map((command) => ({ file, command })));

  it('is found', () => expect(commands.length).toBeGreaterThan(8));
  it.each(commands)('$file: pilito $command', async ({ command }) => expectKnown(command));
});

describeWith(['systemd-analyze'], 'the units', () => {
  it('are what systemd takes, and shut in', () => {
    const folder = join(scratch, 'systemd');
    cpSync(join(EXAMPLES, 'systemd'), folder, { recursive: true });
    const units = readdirSync(folder).map((name) => join(folder, name));
    expect(run('systemd-analyze', 'verify', ...units)).toMatchObject({ status: 0, stderr: '' });
    const service = join(folder, 'pilito.service');
    const security = run('systemd-analyze', 'security', '--offline=true', '--threshold=25', service);
    expect(security.status, security.stdout.slice(-200)).toBe(0);
  });
});

describeWith(['nginx', 'openssl'], 'the server of nginx', () => {
  it('is what nginx takes', () => {
    const [key, certificate] = [join(scratch, 'key.pem'), join(scratch, 'cert.pem')];
    const made = run(
      'openssl',
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-keyout', key, '-out', certificate, '-days', '2', '-subj', '/CN=pilito.example.com'],
    );
    expect(made.status, made.stderr).toBe(0);
    const server = read('nginx/pilito.conf')
      .replace(/ssl_certificate .*;/, `ssl_certificate ${certificate};`)
      .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${key};`);
    const whole = join(scratch, 'nginx.conf');
    writeFileSync(join(scratch, 'server.conf'), server);
    const logs = `error_log ${scratch}/error.log; pid ${scratch}/nginx.pid;`;
    writeFileSync(whole, `${logs} events {} http { access_log off; include ${scratch}/server.conf; }`);
    const tested = run('nginx', '-t', '-c', whole, '-p', scratch);
    expect(tested.status, tested.stderr).toBe(0);
  });
});

describe('the container', () => {
  const dockerfile = read('docker/Dockerfile');

  it('is a Dockerfile without faults', () => {
    expect(validate(dockerfile).map(({ message }) => message)).toEqual([]);
  });

  it('copies what the package has', () => {
    const copied = [...dockerfile.matchAll(/^COPY --from=build \/src\/(\S+)/gm)].map(([, path]) => path ?? '');
    expect(copied.length).toBeGreaterThan(3);
    for (const path of copied) expect(existsSync(join(ROOT, path)), path).toBe(true);
  });

  it('is composed of services whose commands are pilito’s', async () => {
    const { services } = parse(read('docker/compose.yaml'));
    expect(existsSync(join(EXAMPLES, 'docker', services.pilito.build.context, services.pilito.build.dockerfile))).toBe(
      true,
    );
    for (const { image, command = [] } of Object.values<{ image: string; command?: string[] }>(services)) {
      expect(image).toBe('pilito');
      if (command.length > 0) await expectKnown(command.join(' '));
    }
  });
});

describe('the workflow of n8n', () => {
  it('asks a route that is there, and joins nodes that are there', () => {
    const { nodes, connections } = JSON.parse(read('n8n/workflow.json'));
    const names = nodes.map((node: { name: string }) => node.name);
    const [{ parameters }] = nodes.filter((node: { type: string }) => node.type.endsWith('.httpRequest'));
    expect(readFileSync(join(ROOT, 'docs/http.md'), 'utf8')).toContain(`\`GET ${new URL(parameters.url).pathname}\``);
    const joined = Object.entries<{ main: { node: string }[][] }>(connections).flatMap(([from, { main }]) => [
      from,
      ...main.flat().map(({ node }) => node),
    ]);
    expect(names).toEqual(expect.arrayContaining(joined));
  });
});
