/** The times of a capture on one scale. */

const OF_DAY = /^(?:(\d{4})-(\d\d)-(\d\d) )?(\d\d):(\d\d):(\d\d\.\d{1,9})$/;
const SINCE_1970 = /^\d{9,11}\.\d{1,9}$/;
const START = /^00:00:00\.0{6,9}$/;

export class PacketClock {
  #isFirst = true;
  /** `-ttt` and `-ttttt` count from the packet before or from the first, and which of the two does not show. */
  #isRelative = false;

  /** Seconds since 1970, or since midnight when there is no date; undefined when the time is counted from a packet. */
  read(time: string | undefined): number | undefined {
    if (time === undefined) return undefined;
    if (this.#isFirst) this.#isRelative = START.test(time);
    this.#isFirst = false;
    return this.#isRelative ? undefined : secondsIn(time);
  }
}

function secondsIn(time: string): number | undefined {
  if (SINCE_1970.test(time)) return Number(time);
  const found = OF_DAY.exec(time);
  if (!found) return undefined;
  const [, year, month, day, hours, minutes, seconds] = found;
  const days = year === undefined ? 0 : Date.UTC(Number(year), Number(month) - 1, Number(day)) / 1000;
  return days + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
