import type { FieldKind } from '#engines/documents/table/match.ts';
import type { ItemNoun } from '../contract/item-codes.ts';
import { FIELDS_OF, fieldKey, type FieldForm } from '../contract/item-fields.ts';
import type { ImportField } from './importer.ts';

/** What lists of achievements and projects call their columns, besides the labels of our own sheet. */
const WORDS: Readonly<Record<ItemNoun, Readonly<Record<string, readonly string[]>>>> = {
  achievement: {
    title: ['名称', '成果名称', '科技成果名称', '专利名称', '技术名称', '产品名称', 'title'],
    title_en: ['英文名称', '成果英文名', 'english title'],
    kind: ['类型', '成果类型', '成果类别', '知识产权类型', '类别', 'kind'],
    owner_name: ['所属单位', '持有单位', '成果单位', '权利人', '专利权人', '完成单位', 'owner'],
    people: ['主要人员', '发明人', '主要完成人', '完成人', '设计人', 'inventors'],
    fields: ['技术领域', '所属领域', '领域', '高新技术领域', 'fields'],
    keywords: ['关键词', '关键字', '技术关键词', 'keywords'],
    maturity: ['技术成熟度', '成熟度', '技术成熟度等级', 'trl', 'maturity'],
    ip_state: ['知识产权状态', '专利状态', '法律状态', 'ip state'],
    ip_numbers: ['知识产权号', '专利号', '授权号', '登记证号', '标准号', '申请号', 'patent number'],
    summary: ['内容简介', '成果简介', '技术简介', '成果内容', '简介', '技术内容', 'summary'],
    applications: ['适用场景', '应用领域', '应用范围', '应用场景', 'applications'],
    ways: ['转化方式', '拟转化方式', '合作方式', 'ways'],
    price_fen: ['意向价格', '转让价格', '报价', '拟转让价格', '许可费', 'price'],
    price_terms: ['转化条件', '转让条件', '合作条件', 'terms'],
    evaluation: ['成果评价', '评价结论', '鉴定结论', 'evaluation'],
    registration_number: ['成果登记号', '登记号', '成果登记编号', 'registration'],
    demonstrations: ['示范应用', '应用单位', '示范单位', '推广应用情况', 'demonstrations'],
    finished_on: ['完成日期', '完成时间', '授权日期', '登记日期', 'finished'],
    contact_name: ['联系人', '成果联系人', 'contact'],
    contact_phone: ['联系电话', '联系方式', '电话', '手机', 'phone'],
    is_confidential: ['是否涉密', '涉密', '是否保密', 'confidential'],
    remark: ['备注', '说明', 'remark'],
  },
  project: {
    title: ['名称', '项目名称', '课题名称', '招商项目名称', 'title'],
    title_en: ['英文名称', '项目英文名', 'english title'],
    kind: ['类型', '项目类型', '项目类别', 'kind'],
    owner_name: ['所属单位', '承担单位', '项目单位', '申报单位', '投资方', '建设单位', 'owner'],
    leader_name: ['项目负责人', '负责人', '课题负责人', 'leader'],
    people: ['主要人员', '参加人员', '项目组成员', 'people'],
    partners: ['合作单位', '参与单位', '协作单位', 'partners'],
    fields: ['技术领域', '所属领域', '领域', 'fields'],
    keywords: ['关键词', '关键字', 'keywords'],
    level: ['项目级别', '级别', '项目层级', 'level'],
    programme: ['计划类别', '计划名称', '所属计划', 'programme'],
    stage: ['所处阶段', '项目阶段', '阶段', 'stage'],
    state: ['项目状态', '状态', '进展情况', 'state'],
    maturity: ['技术成熟度', '成熟度', 'trl', 'maturity'],
    summary: ['内容简介', '项目简介', '主要内容', '建设内容', '研究内容', 'summary'],
    applications: ['适用场景', '应用领域', 'applications'],
    starts_on: ['开始日期', '起始时间', '立项时间', '开工时间', 'starts'],
    ends_on: ['结束日期', '结束时间', '终止时间', 'ends'],
    asked_fen: ['申请经费', '申请资金', '申请额', 'asked'],
    granted_fen: ['批复经费', '财政资金', '批复金额', '资助金额', 'granted'],
    own_fen: ['自筹经费', '自筹资金', '自筹', 'own funding'],
    results: ['取得成效', '项目成果', '成效', 'results'],
    investment_fen: ['拟投资额', '总投资', '计划投资', '投资额', 'investment'],
    land_mu: ['用地（亩）', '用地', '拟用地', '用地面积', 'land'],
    jobs: ['带动就业（人）', '带动就业', '新增就业', '就业人数', 'jobs'],
    contact_name: ['联系人', '项目联系人', 'contact'],
    contact_phone: ['联系电话', '联系方式', '电话', '手机', 'phone'],
    is_confidential: ['是否涉密', '涉密', '是否保密', 'confidential'],
    remark: ['备注', '说明', 'remark'],
  },
};

const KINDS: Partial<Record<FieldForm, FieldKind>> = { money: 'money', count: 'number', day: 'date', yes_no: 'yes_no' };

/** The columns of a library in the order of its sheet. */
export const itemHeadings = (noun: ItemNoun): readonly ImportField[] =>
  FIELDS_OF[noun].map(({ name, form }) => {
    const id = fieldKey(name);
    return { id, words: WORDS[noun][id] ?? [], kind: name === 'contactPhone' ? 'phone' : (KINDS[form] ?? 'text') };
  });
