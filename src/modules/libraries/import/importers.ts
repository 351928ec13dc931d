import type { LibraryKind } from '../contract/imports.ts';
import { expertImporter } from './expert-importer.ts';
import type { Importer } from './importer.ts';
import { achievementImporter, projectImporter } from './item-importer.ts';

const importers: Readonly<Record<LibraryKind, Importer>> = {
  expert: expertImporter,
  achievement: achievementImporter,
  project: projectImporter,
};

export const importerOf = (kind: LibraryKind): Importer => importers[kind];
