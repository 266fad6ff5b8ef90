import { defineBenign } from '../../src/catalog/benign.ts';

export default defineBenign({
  lines: [
    [
      'returned error: No such',
      /Handler for (?:GET|HEAD) \/(?:v\d\.\d{1,3}\/)?(?:images|containers|networks|volumes)\/[^\s]{1,300} returned error: No such (?:image|container|network|volume)/,
    ],
  ],
  why: {
    en: 'A client asked whether something exists, and it did not: docker run and compose do that before they pull or create it.',
    'zh-cn': '客户端查询某个对象是否存在，结果不存在：docker run 和 compose 在拉取或创建之前都会先查一次。',
  },
});
