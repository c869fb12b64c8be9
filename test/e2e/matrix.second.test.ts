/** The rest of the fault matrix. */
import { describeMatrix } from '../harness/matrixInBrowser.ts';

describeMatrix(1);
