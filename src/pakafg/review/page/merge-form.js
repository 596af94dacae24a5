// What a form asks of a person who merges a proposal into a record that is known.

export function mergeForm(proposal, state) {
  const kind = state.kinds[proposal.kind];
  const overlaps = (record) => record.spans.some((one_) => proposal.spans.some((other) => one_[0] < other[1] && other[0] < one_[1]));
  const near = state.records.filter((each) => each.catalogue === kind.catalogue && overlaps(each));
  const names = new Map(state.known[kind.catalogue] ?? []);
  const first = [...new Set([...near.map((each) => each.id), ...proposal.same])].map((id) => [id, names.get(id) ?? '']);
  return {
    title: `Merge ${proposal.id} into a known record`,
    description: kind.shared ? 'Its names become further spellings of the record.' : 'Its quotations are added to the record.',
    fields: [
      { key: 'into', meaning: 'The record that is known.', form: 'reference', words: {}, catalogues: [kind.catalogue], needed: true },
      ...(proposal.kind === 'statement' ? [{ key: 'reason', meaning: 'Why the two are one utterance: for one of another document.', form: 'text', words: {}, catalogues: [], needed: false }] : []),
    ],
    record: { into: first[0]?.[0] ?? null },
    spans: [],
    cites: false,
    candidates: { into: first.map(([id]) => id) },
  };
}
