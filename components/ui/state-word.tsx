import { type ShownState, StateSymbol, stateText } from './state-symbol';

/** Symbol and word of a state, always together. */
export function StateWord({ state, word }: { state: ShownState; word: string }) {
  return (
    <span className={`inline-flex items-baseline gap-1.5 font-medium ${stateText[state]}`}>
      <StateSymbol state={state} className="size-[1.15em] self-center" />
      <span>{word}</span>
    </span>
  );
}
