/**
 * The analyzer on the command line.
 *
 *     npm run -s sickbay -- analyze [--json] [--lang en|zh-cn] FILE… | -
 *
 * One report per file; with --json one JSON object a line. Exit 0 when every input could be read, 2 when one could not.
 */
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { createFileAnalyzer } from '../catalog/files.ts';
import { decode, type Language, reportText } from '../engine/index.ts';

const USAGE = 'usage: sickbay analyze [--json] [--lang en|zh-cn] FILE… | -     (- reads standard input)';

const LANGUAGES: readonly Language[] = ['en', 'zh-cn'];

async function main(): Promise<number> {
  let parsed: { values: { json?: boolean; help?: boolean; lang: string }; positionals: string[] };
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        lang: { type: 'string', default: 'en' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return fail(`${messageOf(error)}\n${USAGE}`);
  }
  const [command, ...files] = parsed.positionals;
  if (parsed.values.help) {
    console.log(USAGE);
    return 0;
  }
  const language = LANGUAGES.find((known) => known === parsed.values.lang.toLowerCase());
  if (command !== 'analyze' || files.length === 0 || !language) return fail(USAGE);
  return analyzeFiles(files, { language, json: parsed.values.json ?? false });
}

interface Options {
  readonly language: Language;
  readonly json: boolean;
}

async function analyzeFiles(files: readonly string[], { language, json }: Options): Promise<number> {
  const analyzer = await createFileAnalyzer(language);
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
    const report = analyzer.analyze(input, { language });
    process.stdout.write(json ? `${JSON.stringify(report)}\n` : reportText(report, input.text, language));
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
