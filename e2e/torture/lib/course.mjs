// A small course to be tortured with: one note of many questions. In most of
// them something is written, so that every answer can be told from every other.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const slug = 'torture';
export const path = `/ko/notes/${slug}/`;

/** Writes the course into a folder; more is text to add, such as that of a newer version. */
export function writeCourse(dir, more = '') {
  mkdirSync(join(dir, 'ko'), { recursive: true });
  writeFileSync(join(dir, 'course.yaml'), `title: 고문\nlanguages: [ko]\nsections:\n  - id: one\n    title: 하나\n    notes: [${slug}]\n`);
  const parts = [`---\ntitle: 고문\n---\n\n짧은 노트다.${more}\n`];
  for (let n = 1; n <= 6; n++) {
    parts.push(`## 절 ${n}\n\n본문이다.\n`);
    parts.push(`<!-- quiz id=blank-${n} -->\n빈칸 ${n}에 들어갈 말은 [[정답]]이다.\n\n빈칸의 풀이다.\n<!-- /quiz -->\n`);
    if (n % 3 === 0) parts.push(`<!-- quiz id=choice-${n} -->\n문제 ${n}\n\n- [x] 맞다\n  > 맞는 까닭\n- [ ] 틀리다\n  > 틀린 까닭\n- [ ] 아니다\n  > 아닌 까닭\n<!-- /quiz -->\n`);
  }
  writeFileSync(join(dir, 'ko', `${slug}.md`), parts.join('\n'));
}
