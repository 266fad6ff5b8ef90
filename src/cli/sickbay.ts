/**
 * The analyzer on the command line.
 *
 *     npm run -s sickbay -- analyze [--json] FILE… | -
 *
 * One report per file; with --json one JSON object a line. Exit 0 when every input could be read, 2 when one could not.
 */
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { createFileAnalyzer } from '../catalog/files.ts';
import { decode, reportText } from '../engine/index.ts';

const USAGE = 'usage: sickbay analyze [--json] FILE… | -     (- reads standard input)';

async function main(): Promise<number> {
  let parsed: { values: { json?: boolean; help?: boolean }; positionals: string[] };
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    return fail(`${messageOf(error)}\n${USAGE}`);
  }
  const [command, ...files] = parsed.positionals;
  if (parsed.values.help) {
    console.log(USAGE);
    return 0;
  }
  if (command !== 'analyze' || files.length === 0) return fail(USAGE);
  return analyzeFiles(files, parsed.values.json ?? false);
}

async function analyzeFiles(files: readonly string[], json: boolean): Promise<number> {
  const analyzer = await createFileAnalyzer();
  let code = 0;
  for (const file of files) {
    let bytes: Uint8Array;
    try {
      bytes = file === '-' ? await buffer(process.stdin) : await readFile(file);
    } catch (error) {
      code = fail(`cannot read ${file}: ${messageOf(error)}`);
      continue;
    }
    const input = decode(bytes, file === '-' ? 'standard input' : file);
    const report = analyzer.analyze(input);
    process.stdout.write(json ? `${JSON.stringify(report)}\n` : reportText(report, input.text));
  }
  return code;
}

function fail(message: string): 2 {
  console.error(`sickbay: ${message}`);
  return 2;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

process.exitCode = await main();
