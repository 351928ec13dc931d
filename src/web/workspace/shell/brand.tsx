import mark from '../../theme/mark.svg';
import { m } from '#words/messages.js';

/** The arch with one door leaf open, and whose platform this is. */
export function Brand({ place }: { place?: string }) {
  return (
    <span className="flex items-center gap-2.5 text-ink">
      <img src={mark} alt="" width={28} height={28} />
      <span className="flex min-w-0 flex-col">
        <b className="text-section leading-5">{m.web_product_name()}</b>
        {place && <span className="truncate text-floor text-muted">{place}</span>}
      </span>
    </span>
  );
}
