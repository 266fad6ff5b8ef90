/** That nothing is uploaded, and how that is enforced. */
import { useBench } from '../context.ts';
import { Icon } from './icon.tsx';

export function Privacy() {
  const words = useBench().strings.privacy;
  return (
    <details class="bench-privacy" id="privacy">
      <summary>
        <Icon name="lock" />
        <span>{words.short}</span> <span class="bench-how">{words.how}</span>
      </summary>
      <ul>
        {words.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
        <li>{words.limit}</li>
      </ul>
    </details>
  );
}
