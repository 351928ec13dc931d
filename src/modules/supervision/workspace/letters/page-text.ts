/** What stands on every paper as it is, in every language of the reader: the paper itself is Chinese. */
export const PAPER = {
  document: (issuer: string) => `${issuer}文件`,
  minutes: (issuer: string) => `${issuer}会议纪要`,
  bulletin: (issuer: string) => `${issuer}工作简报`,
  issue: (number: number | null) => `第${number ?? '　'}期`,
  office: (issuer: string) => `${issuer}办公室`,
  colon: '：',
  endColon: /[:：]$/,
  comma: '，',
  bracketed: (text: string) => `（${text}）`,
  signer: '签发人：',
  attachments: '附件：',
  copies: '抄送：',
  note: '编者按：',
  present: '出席：',
  absent: '请假：',
  listening: '列席：',
  urgent: '加急',
  mostUrgent: '特急',
  date: (day: string | null) => {
    if (!day) return '　　年　月　日';
    const [year, month, date] = day.split('-').map(Number);
    return `${year}年${month}月${date}日`;
  },
  printed: (date: string) => `${date}印发`,
} as const;
