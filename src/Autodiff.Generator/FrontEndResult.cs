using Autodiff.Generator.IR;
using Autodiff.Generator.Model;

namespace Autodiff.Generator;

/// <summary>What Bind and Lower make of an attribute on a method.</summary>
/// <param name="Method">The lowered method, with all problems found so far.</param>
/// <param name="CanHoldMembers">Whether members can be written beside it.</param>
/// <param name="Draft">Of a method with problems its IR without what is refused, in which the analyzer finds further problems; null if there is none.</param>
internal sealed record FrontEndResult(LoweredMethod Method, bool CanHoldMembers, IrFunction? Draft);
