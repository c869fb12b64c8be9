#!/usr/bin/env node
/** `npx link-accounts doctor --domain … --client-id … --origin …`; in this repository `npm run doctor -- …`. */
import { doctor } from './doctor.ts';

const { exitCode, output, complaint } = await doctor(process.argv.slice(2));
process.stdout.write(output);
process.stderr.write(complaint);
process.exitCode = exitCode;
