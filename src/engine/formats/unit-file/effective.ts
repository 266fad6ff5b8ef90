/** What is in force after all files of a unit were read: systemd.unit(5), systemd.exec(5). */
import type { Directive, Limit, UnitFile } from './record.ts';
import { wordsOf } from './words.ts';

/** Keys whose values add up; an empty value empties the list. */
const LISTS: ReadonlySet<string> = new Set([
  ...['ExecCondition', 'ExecStartPre', 'ExecStart', 'ExecStartPost', 'ExecReload', 'ExecStop', 'ExecStopPost'],
  ...[
    'Environment',
    'EnvironmentFile',
    'PassEnvironment',
    'UnsetEnvironment',
    'Documentation',
    'WantedBy',
    'RequiredBy',
  ],
  ...[
    'Alias',
    'Also',
    'DeviceAllow',
    'ReadWritePaths',
    'ReadOnlyPaths',
    'InaccessiblePaths',
    'BindPaths',
    'SupplementaryGroups',
  ],
  ...['ListenStream', 'ListenDatagram', 'SystemCallFilter', 'CapabilityBoundingSet', 'AmbientCapabilities'],
]);

/** Dependencies only ever add up: an empty value does not take them back. */
const DEPENDENCIES: ReadonlySet<string> = new Set([
  ...['After', 'Before', 'Wants', 'Requires', 'Requisite', 'BindsTo', 'PartOf', 'Upholds', 'Conflicts', 'OnFailure'],
]);

export function settingsOf(directives: readonly Directive[]): Map<string, readonly string[]> {
  const settings = new Map<string, readonly string[]>();
  for (const { section, key, value } of directives) {
    const name = `${section}.${key}`;
    const before = settings.get(name) ?? [];
    if (value === '') {
      if (!DEPENDENCIES.has(key)) settings.delete(name);
    } else settings.set(name, LISTS.has(key) || DEPENDENCIES.has(key) ? [...before, value] : [value]);
  }
  return settings;
}

type Effective = Pick<
  UnitFile,
  | 'execStart'
  | 'type'
  | 'mountFlags'
  | 'privateTmp'
  | 'limitNoFile'
  | 'limitNProc'
  | 'limitCore'
  | 'tasksMax'
  | 'delegate'
  | 'killMode'
  | 'oomScoreAdjust'
  | 'restart'
  | 'environment'
  | 'environmentFiles'
>;

/** The settings a failure analysis asks for, of `[Service]`. */
export function effectiveOf(settings: ReadonlyMap<string, readonly string[]>): Effective {
  const all = (key: string): readonly string[] => settings.get(`Service.${key}`) ?? [];
  const last = (key: string): string | undefined => all(key).at(-1);
  const adjust = last('OOMScoreAdjust') ?? '';
  return {
    execStart: all('ExecStart'),
    type: last('Type'),
    mountFlags: last('MountFlags'),
    privateTmp: flagOf(last('PrivateTmp')),
    limitNoFile: limitOf(last('LimitNOFILE')),
    limitNProc: limitOf(last('LimitNPROC')),
    limitCore: limitOf(last('LimitCORE')),
    tasksMax: tasksOf(last('TasksMax')),
    delegate: delegateOf(last('Delegate')),
    killMode: last('KillMode'),
    oomScoreAdjust: /^-?\d{1,4}$/.test(adjust) ? Number(adjust) : undefined,
    restart: last('Restart'),
    environment: environmentOf(all('Environment')),
    environmentFiles: all('EnvironmentFile'),
  };
}

const FLAGS: Readonly<Record<string, boolean>> = {
  ...{ yes: true, true: true, on: true, '1': true },
  ...{ no: false, false: false, off: false, '0': false },
};

function flagOf(value: string | undefined): boolean | undefined {
  return value === undefined ? undefined : FLAGS[value.toLowerCase()];
}

/** Delegate= takes a flag or the names of controllers. */
function delegateOf(value: string | undefined): boolean | readonly string[] | undefined {
  if (value === undefined) return undefined;
  return flagOf(value) ?? value.split(/\s+/);
}

/** `infinity`, `1048576`, `1024:524288` */
function limitOf(value: string | undefined): Limit | undefined {
  const [, soft, hard = soft] = /^(\d{1,20}|infinity)(?::(\d{1,20}|infinity))?$/.exec(value ?? '') ?? [];
  return soft === undefined || hard === undefined ? undefined : { soft: amountOf(soft), hard: amountOf(hard) };
}

function amountOf(text: string): number | 'infinity' {
  return text === 'infinity' ? text : Number(text);
}

/** `infinity`, `4915`, `80%` */
function tasksOf(value: string | undefined): UnitFile['tasksMax'] {
  const [, number, percent] = /^(\d{1,15})(%?)$/.exec(value ?? '') ?? [];
  if (number === undefined) return value === 'infinity' ? value : undefined;
  return percent === '%' ? `${Number(number)}%` : Number(number);
}

/** `"HTTP_PROXY=http://proxy.example.com:3128" NO_PROXY=localhost`: later assignments of a variable win. */
function environmentOf(values: readonly string[]): Readonly<Record<string, string>> {
  const pairs = values.flatMap(wordsOf).flatMap((word): [string, string][] => {
    const equals = word.indexOf('=');
    return equals > 0 ? [[word.slice(0, equals), word.slice(equals + 1)]] : [];
  });
  return Object.fromEntries(pairs);
}
