import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_ROOT, foldRoot, hashChildren, hashLeaf, openFrontier, rootOf, sha256, subtreesOf } from './merkle.ts';
import { consistencyPath, inclusionPath, proofFrom, verifyConsistency, verifyInclusion } from './proofs.ts';

const hex = (text: string) => Buffer.from(text, 'hex');
const base64 = (text: string) => Buffer.from(text, 'base64');

/** The eight leaves of the Certificate Transparency test tree, and its roots by size. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((leaf) =>
  hashLeaf(hex(leaf)),
);
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the tree', () => {
  it('hashes as RFC 6962', () => {
    expect(hashLeaf(Buffer.from('L123456')).toString('hex')).toBe('395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56');
    expect(sha256('\u0001N123N456').toString('hex')).toBe('aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb');
    expect(hashChildren(LEAVES[0]!, LEAVES[1]!).toString('hex')).toBe(ROOTS[2]);
    expect(() => hashChildren(Buffer.from('N123'), Buffer.from('N456'))).toThrow(RangeError);
  });
  it('has the roots of the Certificate Transparency test tree', () => {
    expect(ROOTS.map((_, size) => rootOf(LEAVES.slice(0, size)).toString('hex'))).toEqual(ROOTS);
  });
  it('is rebuilt from its subtrees at every size', () => {
    const inner = new Map<string, Buffer>();
    const frontier = openFrontier();
    for (let size = 0; size < 70; size += 1) {
      const hashes = subtreesOf({ start: 0, end: size }).map(({ level, index }) => inner.get(`${level}/${index}`)!);
      expect(openFrontier(size, hashes).root()).toEqual(frontier.root());
      const leaf = hashLeaf(Buffer.of(size));
      inner.set(`0/${size}`, leaf);
      frontier.append(leaf, ({ level, index }, hash) => inner.set(`${level}/${index}`, hash));
    }
    expect(() => openFrontier(3, [EMPTY_ROOT])).toThrow(RangeError);
  });
  it('agrees with the recursive definition', () => {
    const mth = (leaves: readonly Buffer[]): Buffer => {
      if (leaves.length < 2) return leaves[0] ?? EMPTY_ROOT;
      const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
      return hashChildren(mth(leaves.slice(0, split)), mth(leaves.slice(split)));
    };
    const many = Array.from({ length: 130 }, (_, i) => hashLeaf(Buffer.of(i)));
    for (let size = 0; size <= many.length; size += 1) expect(rootOf(many.slice(0, size))).toEqual(mth(many.slice(0, size)));
    expect(foldRoot([])).toEqual(EMPTY_ROOT);
  });
});

describe('known proofs (transparency-dev/merkle testdata)', () => {
  const proof8 = [
    'vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=',
    'yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=',
    '037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=',
  ].map(base64);
  it('inclusion of leaf 5 in 8 and of leaf 1 in 5', () => {
    const proof5 = [
      'bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=',
      'Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=',
      'vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=',
    ].map(base64);
    expect(proofFrom(LEAVES, inclusionPath(5, 8))).toEqual(proof8);
    expect(proofFrom(LEAVES, inclusionPath(1, 5))).toEqual(proof5);
    expect(verifyInclusion({ leafHash: LEAVES[5]!, index: 5, size: 8, proof: proof8, root: hex(ROOTS[8]!) })).toBe(true);
    expect(verifyInclusion({ leafHash: LEAVES[1]!, index: 1, size: 5, proof: proof5, root: hex(ROOTS[5]!) })).toBe(true);
  });
  it('consistency of 6 with 8 and of 2 with 5', () => {
    const proof6 = [base64('DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o='), proof8[1]!, proof8[2]!];
    const proof2 = [base64('Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4='), proof8[0]!];
    expect(proofFrom(LEAVES, consistencyPath(6, 8))).toEqual(proof6);
    expect(proofFrom(LEAVES, consistencyPath(2, 5))).toEqual(proof2);
    expect(verifyConsistency({ from: 6, to: 8, proof: proof6, fromRoot: hex(ROOTS[6]!), toRoot: hex(ROOTS[8]!) })).toBe(true);
    expect(verifyConsistency({ from: 2, to: 5, proof: proof2, fromRoot: hex(ROOTS[2]!), toRoot: hex(ROOTS[5]!) })).toBe(true);
  });
  it('the empty tree is continued by every tree, with an empty proof', () => {
    const claim = { from: 0, to: 3, proof: [], fromRoot: EMPTY_ROOT, toRoot: hex(ROOTS[3]!) };
    expect(verifyConsistency(claim)).toBe(true);
    expect(verifyConsistency({ ...claim, proof: [EMPTY_ROOT] })).toBe(false);
    expect(verifyConsistency({ ...claim, fromRoot: hex(ROOTS[1]!) })).toBe(false);
    expect(verifyConsistency({ ...claim, fromRoot: Buffer.from('dont care') })).toBe(false);
  });
  it('is refused for sizes that make no sense', () => {
    const root = hex(ROOTS[8]!);
    expect(verifyInclusion({ leafHash: LEAVES[0]!, index: 8, size: 8, proof: proof8, root })).toBe(false);
    expect(verifyInclusion({ leafHash: LEAVES[0]!, index: -1, size: 8, proof: proof8, root })).toBe(false);
    expect(verifyConsistency({ from: 8, to: 6, proof: proof8, fromRoot: root, toRoot: root })).toBe(false);
    expect(() => inclusionPath(3, 3)).toThrow(RangeError);
    expect(() => consistencyPath(4, 3)).toThrow(RangeError);
  });
});

const flip = (hash: Buffer, bit: number) => {
  const copy = Buffer.from(hash);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
};
const tree = fc
  .array(fc.uint8Array({ maxLength: 6 }), { minLength: 1, maxLength: 140 })
  .map((leaves) => leaves.map((leaf) => hashLeaf(leaf)));
const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const bit = fc.integer({ min: 0, max: 255 });

describe('every proof', () => {
  it('of inclusion verifies, and fails with any bit flipped, one hash more or one less', () => {
    fc.assert(
      fc.property(tree, share, bit, share, (leaves, at, flipped, which) => {
        const size = leaves.length;
        const index = Math.floor(at * size);
        const proof = proofFrom(leaves, inclusionPath(index, size));
        const claim = { leafHash: leaves[index]!, index, size, proof, root: rootOf(leaves) };
        expect(verifyInclusion(claim)).toBe(true);
        expect(verifyInclusion({ ...claim, leafHash: flip(claim.leafHash, flipped) })).toBe(false);
        expect(verifyInclusion({ ...claim, root: flip(claim.root, flipped) })).toBe(false);
        const wrong = Math.floor(which * proof.length);
        const bent = proof.map((hash, i) => (i === wrong ? flip(hash, flipped) : hash));
        if (proof.length > 0) expect(verifyInclusion({ ...claim, proof: bent })).toBe(false);
        if (proof.length > 0) expect(verifyInclusion({ ...claim, proof: proof.slice(0, -1) })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: [...proof, claim.root] })).toBe(false);
      }),
    );
  });
  it('of consistency verifies, and fails with any bit flipped, one hash more or one less', () => {
    fc.assert(
      fc.property(tree, share, bit, share, (leaves, at, flipped, which) => {
        const to = leaves.length;
        const from = 1 + Math.floor(at * to);
        const proof = proofFrom(leaves, consistencyPath(from, to));
        const claim = { from, to, proof, fromRoot: rootOf(leaves.slice(0, from)), toRoot: rootOf(leaves) };
        expect(verifyConsistency(claim)).toBe(true);
        expect(verifyConsistency({ ...claim, fromRoot: flip(claim.fromRoot, flipped) })).toBe(false);
        expect(verifyConsistency({ ...claim, toRoot: flip(claim.toRoot, flipped) })).toBe(false);
        const wrong = Math.floor(which * proof.length);
        const bent = proof.map((hash, i) => (i === wrong ? flip(hash, flipped) : hash));
        if (proof.length > 0) expect(verifyConsistency({ ...claim, proof: bent })).toBe(false);
        if (proof.length > 0) expect(verifyConsistency({ ...claim, proof: proof.slice(0, -1) })).toBe(false);
        expect(verifyConsistency({ ...claim, proof: [...proof, claim.toRoot] })).toBe(false);
      }),
    );
  });
});
