/**
 * Lines with a key of `kubectl describe pod` and `kubectl describe node` (k8s.io/kubectl, pkg/describe/describe.go,
 * describePod(), describeContainers(), describeStatus(), describeNode()):
 *
 *     Name:             web-0
 *     Containers:
 *       app:
 *         Container ID:   containerd://08070a9f…
 *         State:          Waiting
 *           Reason:       CrashLoopBackOff
 */

export interface Field {
  readonly key: string;
  readonly value: string;
}

/** Keys by what they belong to; a key may belong to several. */
const OBJECT_KEYS = [
  'Namespace',
  'Priority',
  'Priority Class Name',
  'Runtime Class Name',
  'Service Account',
  'Node',
  'Start Time',
  'Labels',
  'Annotations',
  'Status',
  'Termination Grace Period',
  'Reason',
  'Message',
  'IP',
  'IPs',
  'Controlled By',
  'Controllers',
  'NominatedNodeName',
  'QoS Class',
  'Node-Selectors',
  'Tolerations',
  'Roles',
  'CreationTimestamp',
  'Taints',
  'Unschedulable',
  'Lease',
  'PodCIDR',
  'PodCIDRs',
  'ProviderID',
  'Machine ID',
  'System UUID',
  'Boot ID',
  'Kernel Version',
  'OS Image',
  'Operating System',
  'Architecture',
  'Container Runtime Version',
  'Kubelet Version',
  'Kube-Proxy Version',
];
const CONTAINER_KEYS = [
  'Container ID',
  'Image',
  'Image ID',
  'Port',
  'Ports',
  'Host Port',
  'Host Ports',
  'SeccompProfile',
  'Command',
  'Args',
  'State',
  'Last State',
  'Exit Code',
  'Signal',
  'Started',
  'Finished',
  'Ready',
  'Restart Count',
  'Limits',
  'Requests',
  'Liveness',
  'Readiness',
  'Startup',
  'Environment',
  'Environment Variables from',
  'Mounts',
  'Devices',
];
/** Keys that begin a part of the description. */
const SECTION_KEYS = [
  'Init Containers',
  'Containers',
  'Ephemeral Containers',
  'Readiness Gates',
  'Conditions',
  'Volumes',
  'Addresses',
  'Capacity',
  'Allocatable',
  'System Info',
  'Non-terminated Pods',
  'Allocated resources',
  'Events',
];

const KEYS: ReadonlySet<string> = new Set([...OBJECT_KEYS, ...CONTAINER_KEYS, ...SECTION_KEYS]);
const SECTIONS: ReadonlySet<string> = new Set(SECTION_KEYS);
const LONGEST_KEY = 30;

export function isSection(key: string): boolean {
  return SECTIONS.has(key);
}

/** Key and value of a line with one of the known keys. `text` has no white space around it. */
export function readField(text: string): Field | undefined {
  const colon = text.indexOf(':');
  if (colon < 2 || colon > LONGEST_KEY) return undefined;
  const key = text.slice(0, colon);
  const after = text.charAt(colon + 1);
  if (!KEYS.has(key) || (after !== '' && after !== ' ' && after !== '\t')) return undefined;
  return { key, value: text.slice(colon + 1).trim() };
}

/** Where values begin in the descriptions of pods and nodes: two spaces behind the longest key, which depends on the version. */
const VALUE_COLUMNS: ReadonlySet<number> = new Set([13, 14, 16, 18, 20, 22]);
const NAME = /^Name:(\s{1,40})([a-z\d][a-z\d.-]{0,252})$/;
/** What controllers put behind the names of their pods (k8s.io/apimachinery, pkg/util/rand). */
const GENERATED = /-[bcdfghjklmnpqrstvwxz2456789]{5}$/;

/**
 * The name with which the description of an object begins. Many programs print a name, so the value must stand where
 * kubectl puts it, or look like the name of a pod.
 */
export function readName(text: string): string | undefined {
  const found = text.startsWith('Name:') ? NAME.exec(text) : null;
  if (!found) return undefined;
  const [, space = '', name = ''] = found;
  const isAligned = !space.includes('\t') && VALUE_COLUMNS.has('Name:'.length + space.length);
  // Tabs are of old versions, where the pods of stateful sets were numbered already.
  const isTabbed = space.startsWith('\t\t') && /-\d{1,3}$/.test(name);
  return isAligned || isTabbed || GENERATED.test(name) ? name : undefined;
}

/** The name wherever its value stands; for a line whose neighbours say what it is. */
export function readLooseName(text: string): string | undefined {
  return NAME.exec(text)?.[2];
}

const STATES = ['Waiting', 'Running', 'Terminated'] as const;

export function readState(value: string): (typeof STATES)[number] | undefined {
  return STATES.find((state) => state === value);
}

/** Whether a field can only be one of a container of a pod. */
export function isCertain({ key, value }: Field): boolean {
  switch (key) {
    case 'State':
    case 'Last State':
      return readState(value) !== undefined;
    case 'Container ID':
      return /^[a-z-]{3,20}:\/\/[0-9a-f]{12,64}$/.test(value);
    default:
      return false;
  }
}

/** `08070a9f…` of `containerd://08070a9f…` */
export function idOf(value: string): string | undefined {
  const id = value.slice(value.lastIndexOf('/') + 1);
  return /^[0-9a-f]{12,64}$/.test(id) ? id : undefined;
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** k8s.io/apimachinery, pkg/api/resource: `512Mi`, `1500M`, `2147483648` */
export function bytesOf(quantity: string | undefined): number | undefined {
  const found = /^(\d{1,16}(?:\.\d{1,9})?)([kMGT]i?|Ki)?$/.exec(quantity ?? '');
  const unit = UNITS[found?.[2] ?? ''];
  return found && unit !== undefined ? Math.round(Number(found[1]) * unit) : undefined;
}
