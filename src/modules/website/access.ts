import { accessTable } from '#platform/access/table.ts';

/**
 * Who may do what with articles. The bureau's are the city's, a park's are its officers'; an enterprise writes and
 * takes back its own public page. Whoever hands in does not review: `takePublicationStep` sees to it.
 */
export const websiteAccess = accessTable({
  'website.read_articles': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'park',
    station_officer: 'park',
    enterprise_manager: 'own',
  },
  'website.write_articles': {
    bureau_director: 'any',
    bureau_officer: 'any',
    park_officer: 'park',
    station_officer: 'park',
    enterprise_manager: 'own',
  },
  'website.review_articles': { bureau_director: 'any', bureau_officer: 'any', park_officer: 'park' },
});
