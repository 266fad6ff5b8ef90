/**
 * ctr events and nerdctl events (containerd, cmd/ctr/commands/events/events.go):
 *
 *     2024-05-04 18:05:45.023195599 +0000 UTC k8s.io /tasks/oom {"container_id":"4f2a…"}
 */
import type { EventFields } from './record.ts';

const CONTAINERD =
  /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})? [+-]\d{4} [A-Z\d+-]{1,6}(?: m=\S{1,24})?) ([\w.-]{1,76}) \/([a-z]{2,20})\/([a-z-]{2,30})(?: |$)/;

export function readContainerd(text: string): EventFields | undefined {
  const found = CONTAINERD.exec(text);
  if (!found) return undefined;
  const [whole, time = '', namespace = '', topic = '', action = ''] = found;
  const body = text.slice(whole.length).trim();
  const cut = !body.endsWith('}');
  const attributes = cut ? {} : readBody(body);
  const container = attributes['container_id'];
  const exitCode = attributes['exit_status'];
  return {
    source: 'containerd',
    time,
    object: topic.replace(/s$/, ''),
    action,
    detail: undefined,
    id: container ?? attributes['id'] ?? attributes['key'] ?? attributes['name'],
    name: attributes['name'],
    namespace,
    container: container ?? (topic === 'containers' ? attributes['id'] : undefined),
    exitCode: exitCode !== undefined && /^\d{1,10}$/.test(exitCode) ? Number(exitCode) : undefined,
    count: undefined,
    attributes,
    cut,
  };
}

/** The fields of the event that are one word or number. */
function readBody(body: string): Record<string, string> {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null) return {};
    const plain = Object.entries(parsed).filter(
      ([, value]) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean',
    );
    return Object.fromEntries(plain.map(([key, value]) => [key, String(value)]));
  } catch {
    return {};
  }
}
