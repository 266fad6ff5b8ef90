/** A bridge without an address: nobody answers for the gateway of its containers. */
import type { InterfaceFact, QuestionFact } from '../../facts/facts.ts';
import type { Story, Values } from '../../model.ts';
import { grouped } from '../../words.ts';
import { type FactBase, type Known, onOneHost } from '../fact-base.ts';
import { defineRule, type Evidence, StoryBuilder } from '../rule.ts';

type Interface = Known<InterfaceFact>;
type Question = Known<QuestionFact>;

/** Bridges that Docker makes: the default one and those of user networks. */
const DOCKER_BRIDGE = /^(?:docker0|docker_gwbridge|br-[0-9a-f]{12})$/;
/** Docker gives a bridge the first address of its network unless told otherwise; some take the last. */
const GATEWAY = /\.(?:1|254)$/;
/** How often nobody answers before it is worth telling: one lost packet is nothing. */
const FEW = 2;

function tell({ facts }: Evidence): Story[] {
  const bare = facts
    .all('interface')
    .filter(({ name, hasIpv4, up }) => DOCKER_BRIDGE.test(name) && hasIpv4 === false && up !== false);
  const questions = facts.all('question').filter(({ answered }) => answered === false);
  const asked = Map.groupBy(
    questions.filter(({ over, about }) => over === 'arp' && GATEWAY.test(about)),
    ({ about, host }) => `${host ?? ''} ${about}`,
  );
  const lookups = questions.filter(({ over }) => over === 'dns');
  const bridges: readonly (Interface | undefined)[] = bare.length > 0 ? bare : [undefined];
  return bridges.flatMap((bridge) => {
    const gateway = mostAsked(asked, bridge, facts);
    const scene = bridge ?? gateway[0];
    const own = lookups.filter((lookup) => isThere(lookup, bridge) && (!scene || onOneHost(lookup, scene)));
    return storyOf(bridge, gateway, own, facts);
  });
}

/** Whether a capture can be of what goes over a bridge. */
function isThere({ interface: captured }: Question, bridge: Interface | undefined): boolean {
  return (
    !bridge || captured === undefined || captured === bridge.name || captured === 'any' || captured.startsWith('veth')
  );
}

/** Whether an interface has an address in the network of another address: then that is asked for there, not on the bridge. */
function isElsewhere(address: string, { host }: Question, facts: FactBase): boolean {
  const network = address.slice(0, address.lastIndexOf('.') + 1);
  return facts
    .all('interface')
    .some((other) => onOneHost(other, { host }) && other.addresses.some((own) => own.startsWith(network)));
}

/** The address that was asked for most often in vain where the bridge is. */
function mostAsked(
  asked: ReadonlyMap<string, readonly Question[]>,
  bridge: Interface | undefined,
  facts: FactBase,
): readonly Question[] {
  const fitting = [...asked.values()].filter(([question]) => {
    if (!question || !isThere(question, bridge) || (bridge && !onOneHost(question, bridge))) return false;
    return question.interface === bridge?.name || !isElsewhere(question.about, question, facts);
  });
  return fitting.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

function storyOf(
  bridge: Interface | undefined,
  asked: readonly Question[],
  lookups: readonly Question[],
  facts: FactBase,
): Story[] {
  const [first] = asked;
  const values: Values = {
    ...(bridge && { bridge: bridge.name }),
    ...(first && { gateway: first.about, times: grouped(asked.length), ...(first.asker && { asker: first.asker }) }),
    ...(lookups[0] && { name: lookups[0].about }),
  };
  const isSilent = asked.length >= FEW;
  if (!bridge && !isSilent) return [];
  const story = new StoryBuilder(facts);
  const lookup =
    lookups.length > 0
      ? story.step('lookup', 'lookup', values, lookups, { actor: 'network', victims: lookups.length })
      : undefined;
  const silence = first
    ? story.step(`address ${first.about}`, 'unanswered', values, asked, { actor: 'network' })
    : undefined;
  if (lookup !== undefined && silence !== undefined) story.join(lookup, silence, 'because');
  const cause =
    bridge &&
    story.step(`interface ${bridge.name}`, 'no-address', values, [bridge], { actor: 'network', blamed: true });
  const above = silence ?? lookup;
  if (cause !== undefined && above !== undefined) story.join(above, cause, 'because');
  return story.tell({
    rule: 'network-silent',
    confidence: bridge && isSilent ? 'confirmed' : bridge ? 'likely' : 'possible',
    says: bridge ? 'no-gateway' : 'silent',
    values,
    missing: missingOf(bridge, isSilent, values),
  });
}

function missingOf(bridge: Interface | undefined, isSilent: boolean, values: Values): Story['missing'] {
  if (!bridge) return [{ says: 'need-address', values, command: 'ip -4 addr show dev docker0' }];
  return isSilent ? [] : [{ says: 'need-capture', values, command: 'timeout 20 tcpdump -ni {bridge} -c 20 arp' }];
}

export default defineRule({
  name: 'network-silent',
  words: {
    'no-gateway': {
      en: '{bridge} has no IPv4 address, so nobody answers for the gateway[ {gateway}] and containers reach nothing outside[, not even the name server for {name}]',
      'zh-cn': '{bridge} 没有 IPv4 地址，没有人替网关[ {gateway}] 应答，容器出不了网[，连 {name} 也解析不了]',
    },
    silent: {
      en: 'nobody answers for {gateway}, asked {times} times[ by {asker}][; looking up {name} fails with it]',
      'zh-cn': '[{asker} ]问了 {times} 次 {gateway} 都没有人应答[，{name} 因此解析失败]',
    },
    lookup: { en: 'looking up {name} gets no answer', 'zh-cn': '解析 {name} 没有应答' },
    unanswered: {
      en: '“who has {gateway}?” was asked {times} times[ by {asker}] without an answer',
      'zh-cn': '[{asker} ]问了 {times} 次“谁是 {gateway}”，没有应答',
    },
    'no-address': { en: '{bridge} is up and has no IPv4 address', 'zh-cn': '{bridge} 已启用，却没有 IPv4 地址' },
    because: { en: 'because', 'zh-cn': '因为' },
    'need-capture': {
      en: 'Whether anybody answers for the gateway:',
      'zh-cn': '有没有人替网关应答：',
    },
    'need-address': { en: 'Whether the bridge has its address:', 'zh-cn': '网桥有没有地址：' },
  },
  find: tell,
});
