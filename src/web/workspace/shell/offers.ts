export type Offer = { readonly id: string; readonly label: string; readonly note?: string; readonly to: string; readonly group: string };

/** Places and acts whose name holds all words typed; all of them for nothing typed. */
export function matching(offers: readonly Offer[], text: string): readonly Offer[] {
  const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
  return offers.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
}
