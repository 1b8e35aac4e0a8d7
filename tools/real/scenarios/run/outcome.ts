import { Wave } from '../generate/wave';
import { Recorded } from '../store/recorded';

/** What became of one scenario. */
export interface Outcome {
  seed: number;
  /** Its share of the time of the round. */
  seconds: number;
  waves: Wave[];
  recorded: Recorded;
  /** Pods of which the model names two outcomes. */
  uncertain: string[];
  /** Differences with a known cause that no model of what is in the cluster can see. */
  explained: string[];
  /** All others. */
  differences: string[];
}
