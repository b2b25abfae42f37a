// Courses of any size made of ordinary notes: prose, lists, a table, code and
// a question each, a simulator in every tenth. The same number gives the same
// bytes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const words = ('요청 응답 대기 재시도 한도 버킷 토큰 클라이언트 서버 정책 서명 쿠키 캐시 무효화 원본 배포 태스크 서비스 클러스터 인스턴스 포트 보안그룹 ' +
  '대상그룹 로드밸런서 네트워크 인터페이스 자격증명 역할 세션 만료 지연 시간 처리량 오류 코드 로그 지표 경보 함수 이벤트 큐 메시지 순서 중복 파티션 키').split(' ');
const endings = ['한다', '된다', '정해진다', '달라진다', '거절된다', '기다린다', '다시 보낸다', '남는다'];

/** Numbers below n, the same for the same seed. */
function random(seed) {
  let s = seed >>> 0 || 1;
  return (n) => {
    s ^= s << 13; s >>>= 0;
    s ^= s >>> 17;
    s ^= s << 5; s >>>= 0;
    return s % n;
  };
}

const slug = (i) => `note-${String(i).padStart(5, '0')}`;

function note(i) {
  const r = random(i * 2654435761 + 97);
  const word = () => words[r(words.length)];
  const sentence = () => {
    const list = Array.from({ length: 6 + r(7) }, word);
    if (r(4) === 0) list[2] = '`' + list[2] + '`';
    if (r(5) === 0) list[1] = '**' + list[1] + '**';
    return `${list.join(' ')} ${endings[r(endings.length)]}.`;
  };
  const text = (n) => Array.from({ length: n }, sentence).join(' ');
  const parts = [`---\ntitle: ${word()} ${word()} ${i}\nupdated: 2026-11-01\nsummary: ${sentence()}\n---\n\n${text(3)}\n`];
  for (let s = 1; s <= 5; s++) {
    parts.push(`## ${word()} ${word()} ${s}\n\n${text(4)}\n\n${text(3)}\n`);
    if (s === 1) parts.push(`| ${word()} | ${word()} | ${word()} |\n| --- | --- | ---: |\n${Array.from({ length: 6 }, (_, n) => `| ${word()} | ${word()} ${word()} | ${n * 37} |\n`).join('')}`);
    if (s === 2) parts.push('```json\n' + JSON.stringify({ Version: '2012-10-17', Statement: [{ Sid: `S${i}`, Effect: 'Allow', Action: ['s3:GetObject'], Resource: `arn:aws:s3:::bucket-${i}/*` }] }, null, 2) + '\n```\n');
    if (s === 3) parts.push(Array.from({ length: 5 }, () => `- ${sentence()}\n`).join(''));
    if (s === 4) parts.push(`> [!NOTE]\n> ${sentence()}\n`, `[${word()}](${slug(Math.max(0, i - 1))}.md)\n`);
  }
  if (i % 10 === 0) parts.push('```sim backoff\nclients: 20\npolicy: full-jitter\nalt: ' + sentence() + '\n```\n');
  parts.push(`<!-- quiz id=q-${i} -->\n${sentence()} 맞는 것을 고르세요.\n\n- [x] ${sentence()}\n  > ${sentence()}\n- [ ] ${sentence()}\n  > ${sentence()}\n- [ ] ${sentence()}\n  > ${sentence()}\n- [ ] ${sentence()}\n  > ${sentence()}\n\n${sentence()}\n<!-- /quiz -->\n`);
  return parts.join('\n');
}

/** Writes a course of n notes, fifty to a section, into a folder; returns the bytes of Markdown. */
export function course(dir, n) {
  mkdirSync(join(dir, 'ko'), { recursive: true });
  let manifest = 'title: {ko: 생성한 강의, en: Generated course}\nlanguages: [ko]\nsections:\n', bytes = 0;
  for (let at = 0; at < n; at += 50) {
    const slugs = Array.from({ length: Math.min(50, n - at) }, (_, k) => slug(at + k));
    manifest += `  - id: part-${at / 50}\n    title: {ko: ${at / 50 + 1}부, en: Part ${at / 50 + 1}}\n    notes: [${slugs.join(', ')}]\n`;
  }
  writeFileSync(join(dir, 'course.yaml'), manifest);
  for (let i = 0; i < n; i++) {
    const text = note(i);
    bytes += Buffer.byteLength(text);
    writeFileSync(join(dir, 'ko', slug(i) + '.md'), text);
  }
  return bytes;
}
