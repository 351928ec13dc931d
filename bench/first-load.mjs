// First load of the workspace: the scripts a browser fetches before the first screen, gzipped, measured in dist/.
import { firstLoadBytes } from '../scripts/build.mjs';

const LIMIT_KB = 180;
let isOver = false;
for (const locale of ['zh-CN', 'zh-TW', 'en']) {
  const kilobytes = firstLoadBytes(locale).reduce((sum, { bytes }) => sum + bytes, 0) / 1024;
  isOver ||= kilobytes > LIMIT_KB;
  console.log(
    `first load ${locale}: ${kilobytes.toFixed(1)} KB gz JavaScript, limit ${LIMIT_KB}, ratio ${(kilobytes / LIMIT_KB).toFixed(2)}`,
  );
}
process.exitCode = isOver ? 1 : 0;
