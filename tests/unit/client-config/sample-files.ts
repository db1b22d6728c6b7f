import { lineSamples } from './line-samples';
import { markupSamples } from './markup-samples';
import type { SampleFile } from './sample-file';

/** One file of every format. */
export const sampleFiles: readonly SampleFile[] = [...markupSamples, ...lineSamples];
