import type { CauseId } from '@/lib/diagnosis/cause-id';

/** Where in the conversation a reply came. `setup` is PASV and EPSV, `active` PORT and EPRT, `parallel` a further login beside one that works. */
export type ConversationStage =
  | 'greeting'
  | 'encryption'
  | 'login'
  | 'parallel'
  | 'setup'
  | 'active'
  | 'data'
  | 'file-read'
  | 'file-write'
  | 'idle';

/** One row: such a reply, at such a stage, means this cause. */
export interface Meaning {
  readonly cause: CauseId;
  readonly stages: readonly ConversationStage[];
  /** Null: any refusing code. */
  readonly codes: readonly number[] | null;
  /** Null: the code alone; such a row counts only when no row with words fits. */
  readonly words: RegExp | null;
  readonly strength: number;
}

/** Where a file is read, written, or both. */
export const anyFile = ['file-read', 'file-write'] as const;
