import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings, DESKTOP, openStage, PHONE, picture, type Stage } from '#kit/browser.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

for (const [name, size] of [
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const) {
  it(`the workstation officer signs in and finds the day’s overview (${name})`, async () => {
    const page = await stage.visit(null, size);
    await page.goto(`${stage.address}/workspace/`);
    await page.getByLabel('用户名').fill('liuyang');
    await page.getByLabel('密码').fill('wrong-password');
    await page.getByRole('button', { name: '登录' }).click();
    await expect.poll(() => page.getByRole('alert').first().textContent()).toContain('密码');
    await picture(page, `sign-in-${name}`);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('密码').fill('ruyuan2026');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('在册企业').first().waitFor();
    await page.locator('svg text').first().waitFor();
    await picture(page, `overview-${name}`);
    expect(await axeFindings(page)).toEqual([]);
  });
}
