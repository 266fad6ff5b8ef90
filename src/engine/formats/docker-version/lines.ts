/**
 * The lines in which programs tell their versions.
 *
 * - `docker version`: docker/cli cli/command/system/version.go, versionTemplate; before 17.06 in moby's api/client and
 *   cli/command. Up to 18.06 ` Version:` stands right under `Server:`, then under the components.
 * - `docker version` up to 1.7: moby api/client/version.go, `Client version: 1.7.1`.
 * - `ctr version`: containerd cmd/ctr/commands/version, the same headings.
 * - one line a program: see PROGRAMS.
 */

export type Side = 'client' | 'server';

export type VersionLine =
  /** `Client: Docker Engine - Community` */
  | { readonly kind: 'heading'; readonly side: Side; readonly product: string | undefined }
  /** ` Engine:`; `known` when it is one of those that docker/cli and moby print today. */
  | { readonly kind: 'component'; readonly name: string; readonly known: boolean }
  /** ` API version:  1.27 (minimum version 1.12)`; `order` is its place among the fields of its block. */
  | { readonly kind: 'field'; readonly name: string; readonly value: string; readonly order: number }
  /** `Client API version: 1.19` of Docker up to 1.7. */
  | { readonly kind: 'old'; readonly side: Side; readonly name: string; readonly value: string }
  /** `runc version 1.1.12` */
  | {
      readonly kind: 'program';
      readonly program: string;
      readonly version: string;
      readonly commit: string | undefined;
    }
  /** What `runc --version` and `docker-compose version` print after their first line: `spec: 1.0.2-dev` */
  | { readonly kind: 'more'; readonly name: string; readonly value: string };

/** Fields in the order they are printed in. */
const FIELDS = [
  'Cloud integration',
  'Version',
  'API version',
  'Package version',
  // ctr
  'Revision',
  'Go version',
  'Git commit',
  'Built',
  'OS/Arch',
  'Context',
  'Experimental',
  'Orchestrator',
  // Details of the other components, sorted by name.
  'ApiVersion',
  'GitCommit',
  'NetworkDriver',
  'PortDriver',
  'StackAPI',
  'StateDir',
  'UUID',
];
const ORDER: ReadonlyMap<string, number> = new Map(FIELDS.map((name, order) => [name, order]));

/** Longer lines are none of these. */
const LONGEST = 300;

/** What a line says; nothing when it is none of them. */
export function readVersionLine(text: string): VersionLine | undefined {
  if (text.length > LONGEST) return undefined;
  const bare = withoutPrompt(text.trim());
  return (
    readField(bare) ?? readHeading(bare) ?? readProgram(bare) ?? readMore(bare) ?? readOld(bare) ?? readComponent(bare)
  );
}

/** Articles put the prompt before the output, too: `$ Docker version 17.03.2-ce, build f5ec1e2` */
function withoutPrompt(text: string): string {
  return (text.startsWith('$ ') || text.startsWith('# ')) && text.length > 2 ? text.slice(2).trimStart() : text;
}

/**
 * `Server: Docker Engine - Community`; a sentence or a value behind it is another program's line, and `Docker/29.1.3 (linux)` the
 * API's.
 */
const HEADING = /^(Client|Server):(?: {0,8}((?:Docker(?!\/)|Podman|Mirantis|Moby)[^:]{0,80}))?$/;

function readHeading(text: string): VersionLine | undefined {
  const [, side, product] = HEADING.exec(text) ?? [];
  if (side === undefined) return undefined;
  return { kind: 'heading', side: side === 'Client' ? 'client' : 'server', product: product?.trimEnd() };
}

function readField(text: string): VersionLine | undefined {
  const colon = text.indexOf(':');
  if (colon < 4 || colon > 17) return undefined;
  const name = text.slice(0, colon);
  const order = ORDER.get(name);
  return order === undefined ? undefined : { kind: 'field', name, value: text.slice(colon + 1).trim(), order };
}

const COMPONENT = /^[A-Za-z][\w-]{1,30}:$/;
const KNOWN_COMPONENTS: ReadonlySet<string> = new Set([
  'Engine',
  'containerd',
  'runc',
  'docker-init',
  'rootlesskit',
  'slirp4netns',
  'vpnkit',
  'Kubernetes',
]);

function readComponent(text: string): VersionLine | undefined {
  if (!COMPONENT.test(text)) return undefined;
  const name = text.slice(0, -1);
  return { kind: 'component', name, known: KNOWN_COMPONENTS.has(name) };
}

/** `Client API version: 1.19`, `Go version (client): go1.4.2`, `Package Version (server): docker-1.7.1-115.el7.x86_64` */
const OLD =
  /^(?:(Client|Server) ((?:API )?version)|((?:Go|Package) version|Git commit|OS\/Arch) \((client|server)\)): {0,8}(\S{1,80})$/i;

function readOld(text: string): VersionLine | undefined {
  const [, sideBefore, nameBefore, nameAfter, sideAfter, value = ''] = OLD.exec(text) ?? [];
  const name = nameBefore ?? nameAfter;
  const side = sideBefore ?? sideAfter;
  if (name === undefined || side === undefined) return undefined;
  return { kind: 'old', side: side.toLowerCase() === 'client' ? 'client' : 'server', name: name.toLowerCase(), value };
}

interface ProgramRow {
  readonly program: string;
  /** What every such line begins with, in lower case. */
  readonly start: string;
  /** After the start: version and commit. */
  readonly rest: RegExp;
}

const PROGRAMS: readonly ProgramRow[] = [
  // docker/cli cmd/docker/docker.go and dockerd: `Docker version 17.03.2-ce, build f5ec1e2`, `…, build 7f2769b/1.13.1`
  { program: 'docker', start: 'docker version ', rest: /^(\d[\w.+~-]{1,40}), build ([\w./+-]{3,80})$/ },
  // containerd 0.2: `containerd version 0.2.3 commit: 4ab9917febca54791c5f071a9d1f404867857fcc`
  {
    program: 'containerd',
    start: 'containerd version ',
    rest: /^v?(\d[\w.+~-]{1,40})(?: {1,4}commit: {0,4}([\da-f]{7,40}))?$/,
  },
  // containerd cmd/containerd/command: `containerd github.com/containerd/containerd v1.6.32 8b3b7ca2e5ce38e8f31a34f35b2b68ceb8470d89`
  {
    program: 'containerd',
    start: 'containerd ',
    rest: /^(?:github\.com\/containerd\/containerd(?:\/v2)?|containerd\.io) v?(\d[\w.+~-]{1,40})(?: ([\w.+~-]{1,60}))?$/,
  },
  // runc main.go: `runc version 1.1.12`
  { program: 'runc', start: 'runc version ', rest: /^v?(\d[\w.+~-]{1,40})$/ },
  { program: 'crun', start: 'crun version ', rest: /^v?(\d[\w.+~-]{1,40})$/ },
  // docker compose version: `Docker Compose version v2.24.5`
  { program: 'docker-compose', start: 'docker compose version ', rest: /^v?(\d[\w.+~-]{1,40})$/ },
  // compose v1: `docker-compose version 1.29.2, build 5becea4c`
  {
    program: 'docker-compose',
    start: 'docker-compose version',
    rest: /^:? v?(\d[\w.+~-]{1,40})(?:, build:? ([\w.-]{3,40}))?$/,
  },
  // docker buildx version: `github.com/docker/buildx v0.12.1 30feaa1a915b869ebc2eea6328624b49facd4bfb`
  { program: 'buildx', start: 'github.com/docker/buildx ', rest: /^v?(\d[\w.+~-]{1,40}) ([\w.+~-]{1,60})$/ },
  // docker-init --version: `tini version 0.19.0 - git.de40ad0`
  { program: 'docker-init', start: 'tini version ', rest: /^(\d[\w.+~-]{1,40})(?: - git\.([\da-f]{5,40}))?$/ },
];

function readProgram(text: string): VersionLine | undefined {
  const small = text.slice(0, 30).toLowerCase();
  for (const { program, start, rest } of PROGRAMS) {
    if (!small.startsWith(start)) continue;
    const [, version, commit] = rest.exec(text.slice(start.length)) ?? [];
    if (version !== undefined) return { kind: 'program', program, version, commit };
  }
  return undefined;
}

/** runc's `commit: v1.1.12-0-g51d5e946`, docker-compose's `docker-py version: 5.0.0` */
const MORE =
  /^(commit|spec|go|libseccomp|rundir|docker-py version|CPython version|OpenSSL version): {0,4}(\S[^\n]{0,100})$/;

function readMore(text: string): VersionLine | undefined {
  const [, name, value] = MORE.exec(text) ?? [];
  return name === undefined || value === undefined ? undefined : { kind: 'more', name, value };
}
