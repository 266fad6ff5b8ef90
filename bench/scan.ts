/**
 * How fast a large daemon log is scanned and analyzed, beside `rg -j1 -c -F -f` over the same file and literals.
 *
 *     npm run bench [-- megabytes]
 *
 * Runs take turns, and the figures are medians: what counts is the ratio within one run, machines differ.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadParts } from '../src/catalog/files.ts';
import { createAnalyzer, decode } from '../src/engine/index.ts';
import { LiteralScanner } from '../src/engine/signature/literal-scanner.ts';
import { daemonLog } from './daemon-log.ts';
import { median, milliseconds } from './measure.ts';

const RUNS = 5;

const folder = mkdtempSync(join(tmpdir(), 'sickbay-bench-'));
const logFile = join(folder, 'daemon.log');
const literalFile = join(folder, 'literals');

async function main(): Promise<void> {
  writeFileSync(logFile, daemonLog(Number(process.argv[2] ?? 100)));
  const parts = await loadParts();
  const literals = parts.cases.flatMap(({ signature }) =>
    Object.values(signature.signs).flatMap((sign) => ('lines' in sign ? sign.lines.map(([literal]) => literal) : [])),
  );
  const distinct = [...new Set(literals)];
  writeFileSync(literalFile, `${distinct.join('\n')}\n`);
  const bytes = readFileSync(logFile);
  const input = decode(bytes, 'daemon.log');
  const scanner = new LiteralScanner(distinct);
  const analyzer = createAnalyzer(parts);
  const hasRipgrep = spawnSync('rg', ['--version']).status === 0;

  const times = { scan: [] as number[], analysis: [] as number[], rg: [] as number[], rgIgnoreCase: [] as number[] };
  let hits = 0;
  let first = '';
  for (let run = 0; run <= RUNS; run++) {
    const scan = milliseconds(() => {
      hits = 0;
      scanner.scan(input.text, () => hits++);
    });
    const analysis = milliseconds(() => {
      first = analyzer.analyze(input).findings[0]?.code ?? 'nothing';
    });
    const rg = hasRipgrep ? milliseconds(() => ripgrep()) : Number.NaN;
    const rgIgnoreCase = hasRipgrep ? milliseconds(() => ripgrep('-i')) : Number.NaN;
    if (run === 0) continue;
    times.scan.push(scan);
    times.analysis.push(analysis);
    times.rg.push(rg);
    times.rgIgnoreCase.push(rgIgnoreCase);
  }
  const megabytes = bytes.length / 1e6;
  console.log(
    `${megabytes.toFixed(1)} MB, ${distinct.length} literals, ${hits} hits, first finding ${first}, median of ${RUNS} runs`,
  );
  const rows = {
    'literal scan': times.scan,
    'whole analysis': times.analysis,
    'rg -j1 -c -F': times.rg,
    'rg -j1 -c -F -i': times.rgIgnoreCase,
  };
  for (const [name, runs] of Object.entries(rows)) {
    const time = median(runs);
    const ratio = median(runs.map((one, index) => (times.rg[index] ?? Number.NaN) / one));
    console.log(
      `${name.padEnd(16)} ${time.toFixed(0).padStart(6)} ms ${(megabytes / (time / 1000)).toFixed(0).padStart(6)} MB/s   ${ratio.toFixed(2)} × the speed of rg`,
    );
  }
  if (!hasRipgrep) console.log('rg is not installed: no ratio (Debian: apt-get install ripgrep)');
}

function ripgrep(...options: string[]): void {
  spawnSync('rg', ['-j1', '-c', '-F', ...options, '-f', literalFile, logFile]);
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true });
}
