/** Which pod and container a message is about. */
import type { KlogEntry } from './record.ts';

type Subjects = Pick<KlogEntry, 'pod' | 'podUid' | 'containerName' | 'container' | 'sandbox'>;

export function subjectsOf(message: string, fields: Readonly<Record<string, string>>): Subjects {
  const named = podInSentence(message);
  return {
    pod: fields['pod'] ?? podOfParts(fields) ?? named?.pod,
    podUid: fields['podUID'] ?? named?.uid,
    containerName: fields['containerName'] ?? fields['container'],
    container: idOf(fields['containerID'] ?? fields['containerId']) ?? CONTAINER.exec(fields['event'] ?? message)?.[1],
    sandbox: idOf(fields['podSandboxID'] ?? fields['sandboxID']) ?? SANDBOX.exec(message)?.[1],
  };
}

function podOfParts({ podName, podNamespace, namespace }: Readonly<Record<string, string>>): string | undefined {
  const space = podNamespace ?? namespace;
  return podName !== undefined && space !== undefined ? `${space}/${podName}` : undefined;
}

/** `containerd://08070a9f…` → `08070a9f…`; `{Type:containerd ID:08070a9f…}` of older versions too. */
function idOf(value: string | undefined): string | undefined {
  return value === undefined ? undefined : /[0-9a-f]{12,64}/.exec(value)?.[0];
}

/**
 * `Container "b3efb286…" not found in pod's containers`, `ContainerStatus "b3efb286…" from runtime service failed`,
 * `Container ID: cd6a7806…`; in events of the PLEG `Type:"ContainerDied", Data:"6a9533e0…"`
 */
const CONTAINER =
  /(?:container(?:status| ?id)?:? "?(?:\w{4,12}:\/\/)?|"?Type"?:"Container\w{1,12}", ?"?Data"?:")([0-9a-f]{64})\b/i;
/** `StopPodSandbox "b3efb286…" from runtime service failed: …`, `sandbox "b3efb286…"` */
const SANDBOX = /sandbox(?: ?id)?:? "?([0-9a-f]{64})\b/i;

/** pkg/kubelet/util/format Pod(): `orders-7c9f5d6b8-tq2lm_shop(63ed1175-d782-405e-ac4c-42b92f6eb334)`; static pods have a hash for a uid. */
const UID = /\(([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32})\)/;

function podInSentence(message: string): { readonly pod: string; readonly uid: string } | undefined {
  const found = UID.exec(message);
  if (!found) return undefined;
  const namespace = nameBefore(message, found.index);
  const underscore = found.index - namespace.length - 1;
  const name = message[underscore] === '_' ? nameBefore(message, underscore) : '';
  return name === '' || namespace === '' ? undefined : { pod: `${namespace}/${name}`, uid: found[1] ?? '' };
}

/** The name of an object (RFC 1123) that ends at an offset. */
function nameBefore(text: string, end: number): string {
  let at = end;
  while (at > 0 && /[a-z\d.-]/.test(text[at - 1] ?? '')) at--;
  return text.slice(at, end);
}
