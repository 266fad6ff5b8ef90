/**
 * Lines of the builder before BuildKit (moby, builder/dockerfile/dispatchers.go, evaluator.go and builder.go):
 *
 *     Sending build context to Docker daemon  2.048kB
 *     Step 3/7 : RUN make                      (before 1.13 `Step 3 : RUN make`)
 *      ---> Running in 8dfccb24ae83
 *     Removing intermediate container 8dfccb24ae83      (since 25.0 ` ---> Removed intermediate container 8dfccb24ae83`)
 *      ---> Using cache
 *      ---> fcb28ab5ac74
 *     The command '/bin/sh -c make' returned a non-zero code: 2
 *     Successfully built fcb28ab5ac74
 */

export type LegacyLine =
  | { readonly kind: 'context' }
  | { readonly kind: 'step'; readonly index: number; readonly total: number | undefined; readonly name: string }
  | { readonly kind: 'step-running' }
  | { readonly kind: 'step-cached' }
  | { readonly kind: 'step-image' }
  | { readonly kind: 'step-status' }
  | { readonly kind: 'step-failure'; readonly message: string }
  | { readonly kind: 'built' };

const STEP = /^Step (\d{1,4})(?:\/(\d{1,4}))? : ([A-Z]{3,11}(?: [^\n]*)?)$/;
const IMAGE = /^---> [0-9a-f]{12}$/;
const COMMAND = /^The command '[^\n]{1,10000}' returned a non-zero code: \d{1,3}$/;

/** `text` has no white space around it. */
export function readLegacy(text: string): LegacyLine | undefined {
  switch (text.charAt(0)) {
    case 'S':
      return readStep(text);
    case '-':
      return text.startsWith('---> ') ? readArrow(text) : undefined;
    case 'R':
      return /^Removing intermediate container [0-9a-f]{12}$/.test(text) ? { kind: 'step-status' } : undefined;
    case 'T':
      return COMMAND.test(text) ? { kind: 'step-failure', message: text } : undefined;
    case 'C':
    case 'A':
      return /^(?:COPY|ADD) failed: \S/.test(text) ? { kind: 'step-failure', message: text } : undefined;
    default:
      return undefined;
  }
}

function readStep(text: string): LegacyLine | undefined {
  const step = STEP.exec(text);
  if (step) {
    const total = step[2] === undefined ? undefined : Number(step[2]);
    return { kind: 'step', index: Number(step[1]), total, name: step[3] ?? '' };
  }
  if (text.startsWith('Sending build context to Docker daemon')) return { kind: 'context' };
  if (/^Successfully built [0-9a-f]{12}$/.test(text)) return { kind: 'built' };
  return undefined;
}

function readArrow(text: string): LegacyLine | undefined {
  if (text === '---> Using cache') return { kind: 'step-cached' };
  if (text.startsWith('---> Running in ')) return { kind: 'step-running' };
  if (text.startsWith('---> Removed intermediate container ')) return { kind: 'step-status' };
  return IMAGE.test(text) ? { kind: 'step-image' } : undefined;
}
