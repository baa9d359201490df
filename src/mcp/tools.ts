// Every tool, in the order in which they are listed.
import { compareProducts } from './tools/compare-products.ts';
import { getProduct } from './tools/get-product.ts';
import { listCategories } from './tools/list-categories.ts';
import { searchProducts } from './tools/search-products.ts';
import { storeOverview } from './tools/store-overview.ts';

export const TOOLS = [searchProducts, getProduct, compareProducts, listCategories, storeOverview];
