/** The fault matrix, in a pop-up and by redirect. See docs/fault-matrix.md. */
import { describeMatrix } from '../harness/matrixInBrowser.ts';

describeMatrix(0);
