/** The module worker in which the engine runs: `new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })`. */
import { createBrowserAnalyzer } from '../catalog/browser.ts';
import type { Language } from '../engine/index.ts';
import { decode, fromText } from '../engine/index.ts';
import type { Reply, Request } from './protocol.ts';
import { createResponder, type StepwiseAnalyzer } from './responder.ts';

const analyzers = new Map<Language, Promise<StepwiseAnalyzer>>();

function analyzerFor(language: Language): Promise<StepwiseAnalyzer> {
  const known = analyzers.get(language);
  if (known) return known;
  const made = createBrowserAnalyzer(language);
  analyzers.set(language, made);
  made.catch(() => analyzers.delete(language));
  return made;
}

/** A turn of the event loop; unlike a timer it is not delayed when there are many. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

const respond = createResponder({
  analyzerFor,
  decode,
  fromText,
  reply: (reply: Reply) => self.postMessage(reply),
  pause,
  now: () => performance.now(),
});

self.addEventListener('message', ({ data }: MessageEvent<Request>) => respond(data));
