import { creditCodeCheckDigit } from '#shared/credit-code.ts';

/** Invented enterprises of the invented city of 靖朔: full name, how officers call it, what it makes, who answers the phone. */
export type Firm = {
  readonly name: string;
  readonly short: string;
  readonly product: string;
  readonly head: string;
  readonly contact: string;
  readonly code: string;
};

const LIST: readonly (readonly [name: string, short: string, product: string, head: string, contact: string])[] = [
  ['靖朔恒塬矿山机械有限公司', '恒塬机械', '刮板输送机、转载机', '景岚', '乔牧'],
  ['靖朔市北塬煤化科技有限责任公司', '北塬煤化', '针状焦、煤沥青', '闻人向晚', '路知远'],
  ['靖朔沙棘源生物制品有限公司', '沙棘源', '沙棘原浆、沙棘籽油', '封小满', '柏青禾'],
  ['靖朔智巡自动化技术有限公司', '智巡', '井下巡检机器人', '宗听雨', '苑望舒'],
  ['靖朔长垣新型建材股份有限公司', '长垣建材', '粉煤灰砌块', '郦景行', '蔚然'],
  ['靖朔白羊岭绒业有限公司', '白羊岭', '精纺羊绒纱', '尚可期', '解语'],
  ['靖朔金穗杂粮加工有限公司', '金穗杂粮', '小米、荞麦挂面', '年丰', '麦冬青'],
  ['靖朔明炬光伏组件有限公司', '明炬光伏', '双面光伏组件', '晏清和', '于归'],
  ['靖朔清涧源水处理设备有限公司', '清涧源', '矿井水反渗透装置', '沐川', '水清浅'],
  ['靖朔煜衡分析检测有限公司', '煜衡检测', '煤质化验、环境检测', '衡知微', '计白'],
  ['靖朔驰野特种车辆有限公司', '驰野', '防爆无轨胶轮车', '骆驰', '程野'],
  ['靖朔云枢数据服务有限公司', '云枢数据', '煤矿安全监测平台', '云中鹤', '舒意'],
  ['靖朔朔方镁业有限公司', '朔方镁业', '金属镁、镁合金锭', '燕北归', '霍去尘'],
  ['靖朔榆阴苗木科技有限公司', '榆阴苗木', '樟子松容器苗', '林栖', '木槿'],
  ['靖朔厚德陶粒有限公司', '厚德陶粒', '压裂支撑剂', '厚培', '钧瓷'],
  ['靖朔新沃农机制造有限公司', '新沃农机', '马铃薯收获机', '田小禾', '耿耕'],
  ['靖朔聚能余热发电有限公司', '聚能余热', '螺杆膨胀发电机组', '焦阳', '炎彬'],
  ['靖朔九曲酿造有限公司', '九曲酿造', '黄米酒、陈醋', '曲水', '尹泉'],
  ['靖朔安澜消防器材有限公司', '安澜消防', '矿用阻化剂', '安澜', '戚静波'],
  ['靖朔星野无人机科技有限公司', '星野无人机', '巡线无人机', '星野', '凌霄'],
  ['靖朔泰硕电气有限公司', '泰硕电气', '矿用隔爆开关', '泰然', '硕果'],
  ['靖朔凝晖玻璃有限公司', '凝晖玻璃', '中空节能玻璃', '凝晖', '白璧'],
  ['靖朔绿洲枣业有限责任公司', '绿洲枣业', '红枣脆片、枣粉', '枣红', '洲渚'],
  ['靖朔兰台档案科技有限公司', '兰台档案', '档案数字化', '兰台', '简书'],
];

/** The firms with codes whose check digit is right; the area 6199 exists nowhere. */
export const FIRMS: readonly Firm[] = LIST.map(([name, short, product, head, contact], at) => {
  const first17 = `91619901MA7${String(1000 + at * 37)}${'ABCDEFGHJKLMNPQRTUWXY'[at % 21]}${at % 10}`;
  return { name, short, product, head, contact, code: first17 + creditCodeCheckDigit(first17) };
});

export function firm(at: number): Firm {
  const found = FIRMS[at % FIRMS.length];
  if (found === undefined) throw new Error(`no firm ${at}`);
  return found;
}

/** A mobile number nobody has: 1990000 and four digits. */
export function phone(at: number): string {
  return `1990000${String(1000 + at * 173).slice(-4)}`;
}
