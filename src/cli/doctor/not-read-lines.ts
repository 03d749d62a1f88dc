import type { SourceSubject } from '../../doctor/subject.ts';
import { listed } from './listed.ts';

/** What was not read of a folder of code, a sentence each. */
export function notReadLines(read: SourceSubject['read'], all: boolean): readonly string[] {
  const { notRead, otherLanguages, ofTests, links, closed, isCut } = read;
  const kinds = [...Map.groupBy(notRead, ({ why }) => why)].map(([why, of]) => {
    const names = of.map(({ file, line, says }) => {
      const detail = says === undefined ? '' : `: ${says}`;
      return `${file}${line === undefined ? '' : `:${line}`}${detail}`;
    });
    return `Not read, ${why}: ${listed(names, all)}.`;
  });
  const languages = Object.entries(otherLanguages).map(([of, count]) => `${count} ${of}`);
  const passed = [
    ...(ofTests > 0 ? [`${ofTests} of tests`] : []),
    ...(links > 0 ? [`${links} symbolic links`] : []),
    ...(languages.length > 0 ? [`in other languages ${languages.join(', ')}`] : []),
  ];
  return [
    ...kinds,
    ...(closed.length > 0 ? [`Not opened: ${listed(closed, all)}.`] : []),
    ...(passed.length > 0 ? [`Files passed over: ${passed.join('; ')}.`] : []),
    ...(isCut ? ['Not all was read: there are too many files, or they took too long.'] : []),
  ];
}
