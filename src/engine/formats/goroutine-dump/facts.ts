import { defineFacts } from '../../facts/define.ts';
import { waitersIn } from '../../facts/waiters.ts';

/** Who waits for what in a running program. */
export default defineFacts('goroutine-dump', (groups) => waitersIn(groups));
