/** A process that cannot go on writing into a pipe which its reader does not read. */
import type { Story } from '../../model.ts';
import type { FactBase } from '../fact-base.ts';
import { Processes } from '../processes.ts';
import { defineRule, StoryBuilder } from '../rule.ts';
import { type PipeWait, pipeWaits } from '../waiting/pipes.ts';
import { startInWords } from '../waiting/starts.ts';

/** What a pipe holds unless somebody asked for more: pipe(7). */
const CAPACITY = '65,536';

function tell(wait: PipeWait, facts: FactBase): Story[] {
  const { blocked, writer, descriptor, end, inode, readers, readersIdle, isSound } = wait;
  const [reader] = readers;
  const values = {
    writer: writer.label,
    ...(writer.program && { program: writer.program }),
    pid: String(writer.pid),
    descriptor: String(descriptor),
    ...(inode !== undefined && { pipe: String(inode) }),
    ...(reader && { reader: reader.process.label, readerPid: String(reader.process.pid) }),
    ...(writer.container && { container: writer.container }),
    ...(writer.started && { since: startInWords(writer.started) }),
  };
  const story = new StoryBuilder(facts);
  const from = story.step(`pid ${writer.pid}`, 'writes', values, [blocked, ...writer.facts.slice(0, 1)], {
    actor: 'process',
    blamed: true,
  });
  if (inode !== undefined) {
    const pipe = story.step(`pipe ${inode}`, 'full', { ...values, capacity: CAPACITY }, end ? [end] : [blocked], {
      actor: 'descriptor',
    });
    story.join(from, pipe, 'into', values);
    for (const { process, end: read } of readers) {
      const by = { ...values, reader: process.label, readerPid: String(process.pid), number: String(read.number) };
      const to = story.step(`pid ${process.pid}`, readersIdle ? 'does-not-read' : 'holds', by, [read], {
        actor: 'process',
      });
      story.join(pipe, to, 'read-by', by);
    }
  }
  const isProven = readersIdle && isSound;
  return story.tell({
    rule: 'pipe-deadlock',
    confidence: isProven ? 'confirmed' : reader ? 'likely' : 'possible',
    says: readersIdle ? 'deadlock' : reader ? 'held-pipe' : 'stuck-writer',
    values,
    missing: missingOf(wait, values),
  });
}

function missingOf({ readers, readersIdle }: PipeWait, values: Readonly<Record<string, string>>): Story['missing'] {
  if (readers.length === 0)
    return [{ says: 'who-reads', values, command: "find /proc/[0-9]*/fd -lname 'pipe:[[]{pipe}]' -ls 2>/dev/null" }];
  if (readersIdle) return [];
  return [
    { says: 'is-read', values, command: 'grep -H . /proc/{readerPid}/task/*/wchan /proc/{readerPid}/task/*/syscall' },
  ];
}

export default defineRule({
  name: 'pipe-deadlock',
  leads: true,
  words: {
    deadlock: {
      en: '{writer} cannot write to descriptor {descriptor}: the pipe {pipe} is full, and {reader} does not read it[; since {since}]',
      'zh-cn': '{writer} 往描述符 {descriptor} 写不进去：管道 {pipe} 已满，而 {reader} 没有在读[，自 {since} 起]',
    },
    'held-pipe': {
      en: '{writer} cannot write to descriptor {descriptor}, pipe {pipe}; {reader} has the read end[; since {since}]',
      'zh-cn': '{writer} 往描述符 {descriptor}（管道 {pipe}）写不进去，读端在 {reader} 手里[，自 {since} 起]',
    },
    'stuck-writer': {
      en: '{writer} is stuck in a write to descriptor {descriptor}, pipe {pipe}; who should read it is not in the paste',
      'zh-cn': '{writer} 卡在对描述符 {descriptor}（管道 {pipe}）的写上；该由谁来读，粘贴的内容里看不出',
    },
    writes: {
      en: '{writer} is blocked writing to descriptor {descriptor}',
      'zh-cn': '{writer} 卡在往描述符 {descriptor} 写',
    },
    full: {
      en: 'pipe {pipe}: a pipe holds {capacity} bytes unless it was made larger',
      'zh-cn': '管道 {pipe}：默认容量 {capacity} 字节',
    },
    'does-not-read': {
      en: '{reader} has the read end as descriptor {number}; none of its threads reads it',
      'zh-cn': '{reader} 的描述符 {number} 是读端，但没有一个线程在读',
    },
    holds: {
      en: '{reader} has the read end as descriptor {number}',
      'zh-cn': '{reader} 的描述符 {number} 是读端',
    },
    into: { en: 'writes into', 'zh-cn': '写入' },
    'read-by': { en: 'should be read by', 'zh-cn': '应由它来读' },
    'who-reads': { en: 'Who has the read end of pipe {pipe}:', 'zh-cn': '管道 {pipe} 的读端在谁手里：' },
    'is-read': {
      en: 'Whether a thread of {reader} is reading the pipe:',
      'zh-cn': '{reader} 有没有线程在读这根管道：',
    },
  },
  find({ facts }) {
    // A write to a terminal or a log can take its time: only what is known to be a pipe is worth a word.
    const waits = pipeWaits(facts, new Processes(facts));
    return waits.filter(({ inode }) => inode !== undefined).flatMap((wait) => tell(wait, facts));
  },
});
