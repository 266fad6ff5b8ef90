import { describe, expect, it } from 'vitest';
import { type Asked, fusedSearch, type Hit, rank } from '../../src/search/fusion.ts';
import { searchableWords } from '../../src/search/index-words.ts';
import { type ListedCase, nearestCases } from '../../src/search/nearest.ts';
import { excerptParts } from '../../src/search/pagefind.ts';
import { tokensOf } from '../../src/search/tokens.ts';

describe('the words of a query', () => {
  it.each([
    ['port is already allocated', 'port is already allocated'],
    ['docker.sock', 'docker sock'],
    ['pthread_create failed', 'pthread_create pthread create failed'],
    ['exit code 137', 'exit code 137'],
    ['exit code 42', 'exit code'],
    ['exec: "nginx-debug": executable file not found in $PATH', 'exec nginx debug executable file not found in path'],
    [
      'driver failed on endpoint web_1 (4f2a6e1c9b3d57fa): Bind for 0.0.0.0:443 failed',
      'driver failed on endpoint web_1 web bind for',
    ],
    [
      'Post "http://%2Fvar%2Frun%2Fdocker.sock/v1.24/build?buildargs=%7B%7D": dial unix',
      'post http var run docker sock v1 build dial unix',
    ],
    [
      'Sep 12 10:11:12 node-7 kubelet[1873]: E0912 10:11:12.771930 1873 kubelet.go:1765] PLEG is not healthy: pleg was last seen active 5m12.713s ago',
      'kubelet go pleg is not healthy was last seen active ago',
    ],
    [
      '[Tue Mar  4 02:11:46 2018] INFO: task dockerd:1021 blocked for more than 122 seconds.',
      'tue info task dockerd blocked for more than seconds',
    ],
    ['[ 8123.456789] Out of memory: Kill process', 'out of memory kill process'],
    [
      'time="2018-03-04T02:11:46.771930112Z" level=error msg="Handler for GET /containers/json returned error: \\"x\\"" module=api',
      'handler for get containers json returned error',
    ],
    [
      'unlinkat /var/lib/docker/overlay2/3bd5a6e1c9b3d57fa0/merged: device or resource busy',
      'unlinkat var lib docker overlay2 merged device or resource busy',
    ],
    ['\u001b[31mERRO\u001b[0m[0003] no space left on device', 'erro no space left on device'],
    ['limit 3GiB used 99.93%', 'limit used'],
    ['', ''],
    ['12345 67890', ''],
  ])('of %s', (query, words) => {
    expect(tokensOf(query, 'en').join(' ')).toBe(words);
  });

  it('cuts Chinese into words', () => {
    expect(tokensOf('没有权限访问docker.sock', 'zh-cn')).toEqual(
      expect.arrayContaining(['权限', '访问', 'docker', 'sock']),
    );
  });

  it('looks at a bounded part of a long query, quickly', () => {
    const started = performance.now();
    expect(tokensOf(`${'word0x1f '.repeat(200_000)}`, 'en').length).toBeLessThanOrEqual(40);
    expect(tokensOf('a'.repeat(2_000_000), 'en').length).toBeLessThanOrEqual(60);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

/** A small index: which pages have which words. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  busy: ['device', 'or', 'resource', 'busy', 'docker'],
  full: ['no', 'space', 'left', 'on', 'device', 'docker'],
  path: ['executable', 'file', 'not', 'found', 'docker'],
};

async function find(query: string): Promise<readonly Hit[]> {
  const quoted = /^"(.*)"$/.exec(query)?.[1];
  const fits = (words: readonly string[]): boolean =>
    quoted === undefined
      ? words.some((word) => word.startsWith(query.slice(0, 4)))
      : ` ${words.join(' ')} `.includes(` ${quoted} `);
  return Object.entries(PAGES)
    .filter(([, words]) => fits(words))
    .map(([id]) => ({ id, score: 1 }));
}

describe('searching word by word', () => {
  it.each([
    ['one word too many', 'failed device or resource busy', 'busy'],
    ['words of two pages', 'docker containerd no space left on device', 'full'],
    ['only the beginning of a word', 'executables are missing somewhere today', 'path'],
  ])('finds the page in spite of %s', async (_, query, page) => {
    const [first] = await fusedSearch(query.split(' '), 3, find);
    expect(first?.hit.id).toBe(page);
  });

  it('finds nothing when no page has a rare word', async () => {
    expect(await fusedSearch(['xqzz', 'vvqx'], 3, find)).toEqual([]);
  });

  it('leaves out pages that share little with the best one', () => {
    const asked: Asked<Hit>[] = [
      { hits: [{ id: 'a', score: 1 }], weight: 10 },
      {
        hits: [
          { id: 'a', score: 1 },
          { id: 'b', score: 1 },
        ],
        weight: 1,
      },
    ];
    expect(rank(asked).map(({ hit }) => hit.id)).toEqual(['a']);
  });

  it('counts a word in a title for more than the same word somewhere', () => {
    const hits = [
      { id: 'somewhere', score: 1 },
      { id: 'title', score: 8 },
    ];
    expect(rank([{ hits, weight: 1 }]).map(({ hit }) => hit.id)).toEqual(['title', 'somewhere']);
  });
});

describe('nearest cases', () => {
  const cases: readonly ListedCase[] = [
    {
      code: 'SB3001',
      slug: 'exec-not-found-in-path',
      errors: ['exec: "x": executable file not found in $PATH'],
      articles: {
        en: { title: 'exec: executable file not found', summary: '', keywords: ['command not found'] },
        'zh-cn': { title: '找不到可执行文件', summary: '', keywords: ['启动失败'] },
      },
    },
    {
      code: 'SB5009',
      slug: 'mount-leak-device-busy',
      errors: ['device or resource busy'],
      articles: {
        en: { title: 'busy', summary: '', keywords: [] },
        'zh-cn': { title: '删不掉容器', summary: '', keywords: ['挂载点泄漏'] },
      },
    },
  ];
  it.each([
    ['excutable fiel not fuond', 'SB3001'],
    ['挂载点泄漏', 'SB5009'],
    ['找不到可执行文件', 'SB3001'],
    ['sb5009', 'SB5009'],
  ])('of %s', (query, code) => {
    expect(nearestCases(query, cases)[0]?.code).toBe(code);
  });

  it.each(['xqzzv', '', '!!', '你好世界'])('of %s: none', (query) => {
    expect(nearestCases(query, cases)).toEqual([]);
  });
});

describe('excerpts', () => {
  it('are plain text in pieces', () => {
    expect(excerptParts('run &lt;b&gt; <mark>docker</mark> rm &amp; wait')).toEqual([
      { text: 'run <b> ', marked: false },
      { text: 'docker', marked: true },
      { text: ' rm & wait', marked: false },
    ]);
  });
});

describe('hidden words of a page', () => {
  it('are the synonyms, and in Chinese also the words of the title', () => {
    expect(searchableWords('Title', ['mount leak', 'EBUSY'], 'SB5009', 'en')).toBe('SB5009 mount leak EBUSY');
    expect(searchableWords('挂载失败：参数无效', ['套接字'], 'SB5007', 'zh-cn').split(' ')).toEqual(
      expect.arrayContaining(['SB5007', '参数', '套接字']),
    );
  });
});
